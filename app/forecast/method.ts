/** Whose probabilities the page counts with. */
export type Method = 'crm' | 'stage';

/** The method of the address; the CRM's unless asked otherwise. */
export function methodOf(params: URLSearchParams): Method {
  return params.get('view.method') === 'stage' ? 'stage' : 'crm';
}
