// What went wrong, in a plain sentence.
import {LoginNeeded, Problem, Unreachable} from './api';
import {known, t} from './i18n';

/** A sentence for the clerk; the field at fault is named where there is one. */
export function sentence(error: unknown): string {
  if (error instanceof Unreachable) {
    return t('problem.UNREACHABLE');
  }
  if (error instanceof LoginNeeded) {
    return t('problem.LOGIN_NEEDED');
  }
  if (error instanceof Problem) {
    const text = known('problem', error.reason) ?? fallback(error.status);
    const fields = fieldsOf(error);
    return fields.length ? `${text} (${fields.map(fieldName).join(', ')})` : text;
  }
  return t('problem.UNEXPECTED');
}

/** The fields at fault, as the form names them: "deliverTo.postcode" is "postcode". */
export function fieldsOf(error: unknown): string[] {
  return error instanceof Problem ? [...new Set(error.violations.map((violation) => lastPart(violation.field)))] : [];
}

export function fieldName(field: string): string {
  return known('field', field) ?? field;
}

function fallback(status: number): string {
  if (status >= 500 || status === 429) {
    return t('problem.SERVICE_AWAY');
  }
  return status === 403 ? t('problem.NOT_PERMITTED') : status === 404 ? t('problem.NOT_FOUND') : t('problem.UNEXPECTED');
}

function lastPart(field: string): string {
  return field.replace(/\[\d+\]/g, '').split('.').pop() ?? field;
}
