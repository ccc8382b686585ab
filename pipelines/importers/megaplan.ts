import { type Form, inside, type Reading } from './form.ts';

const crm = 'megaplan';

const link =
  (path: string) =>
  ({ record }: Reading) =>
    inside(record, `$.${path}`);

/** Each program has statuses of its own, which are the stages. */
const deals: Form = {
  crm,
  name: 'deals, API',
  at: ['data', 'deals'],
  needs: ['Id', 'Name', 'Status', 'Program'],
  warning:
    'this answer carries only the present status of each deal and does not say which statuses are final: give an order of the stages in the process.',
  tables: [
    {
      kind: 'deals',
      keepsOthers: true,
      columns: {
        deal_id: 'Id',
        name: 'Name',
        pipeline: link('Program.Name'),
        stage: link('Status.Id'),
        amount: link('FinalPrice.Value'),
        owner: ({ record }) =>
          `coalesce(${inside(record, '$.Manager.Name')}, ${inside(record, '$.Owner.Name')})`,
        account_id: link('Contractor.Id'),
        account: link('Contractor.Name'),
        contact_id: link('Contact.Id'),
        created_at: 'TimeCreated',
        updated_at: 'TimeUpdated',
      },
    },
    {
      kind: 'stages',
      where: (reading) => `${link('Status.Name')(reading)} is not null`,
      oncePer: (reading) => `concat_ws('/', ${link('Program.Id')(reading)}, ${link('Status.Id')(reading)})`,
      columns: {
        pipeline: link('Program.Name'),
        stage: link('Status.Id'),
        name: link('Status.Name'),
      },
    },
    {
      kind: 'contacts',
      where: (reading) => `${link('Contact.Id')(reading)} is not null`,
      oncePer: link('Contact.Id'),
      columns: {
        contact_id: link('Contact.Id'),
        name: link('Contact.Name'),
        account_id: link('Contractor.Id'),
      },
    },
  ],
};

/** Megaplan: deals of the API V01. */
export const megaplan: readonly Form[] = [deals];
