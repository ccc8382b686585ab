import { json } from './support.ts';

const deal = (id: number, status: [number, string], more: object = {}) => ({
  Id: id,
  Name: `№ ${id}`,
  TimeCreated: '2025-02-03 12:11:04',
  TimeUpdated: '2025-03-09 11:05:56',
  Contractor: { Id: 7, Name: 'ООО «Вектор»' },
  Manager: { Id: 1, Name: 'Анна Ковалёва' },
  FinalPrice: { Value: 1000.5, CurrencyId: 1, Rate: 1 },
  Program: { Id: 1, Name: 'Продажа' },
  Status: { Id: status[0], Name: status[1] },
  ...more,
});

export const api = {
  'deals.json': json({
    status: { code: 'ok', message: null },
    data: {
      deals: [
        deal(15, [2, 'Предложение']),
        deal(16, [1, 'Заявка'], { Contact: { Id: 9, Name: 'Пётр Лапин' } }),
        deal(17, [1, 'Заявка']),
      ],
    },
  }),
};
