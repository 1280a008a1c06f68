import koffi from 'koffi';

koffi.struct('GssBuffer', { length: 'size_t', value: 'void *' });

/** A service that knows people by the tokens of Kerberos. */
export interface KerberosService {
  /** Whose token it is, `clerk@WARD.EXAMPLE`; `null` = not one for this service. */
  personOf(token: Buffer): string | null;
}

/** A buffer of GSSAPI's: size_t and pointer, 16 bytes. */
interface GssBuffer {
  readonly length: number;
  readonly value: unknown;
}

/** The service with these keys; MIT's library judges (gssapi.h; RFC 2744). */
export function serviceOf(keytab: string): KerberosService {
  // The library reads it from the environment of this process.
  process.env['KRB5_KTNAME'] = keytab;
  const library = koffi.load('libgssapi_krb5.so.2');
  const accept = library.func(
    'uint32 gss_accept_sec_context(_Out_ uint32 *minor, _Inout_ void **context, void *own, GssBuffer *token, void *binding, ' +
      '_Out_ void **name, void *mechanism, _Out_ GssBuffer *answer, void *flags, void *time, void *delegated)',
  );
  const display = library.func(
    'uint32 gss_display_name(_Out_ uint32 *minor, void *name, _Out_ GssBuffer *text, void *type)',
  );
  return {
    personOf(value) {
      const name = [null];
      const text: GssBuffer[] = [{ length: 0, value: null }];
      const token = { length: value.length, value };
      if (accept([0], [null], null, token, null, name, null, [{}], null, null, null) !== 0) return null;
      if (display([0], name[0], text, null) !== 0 || text[0] === undefined) return null;
      return String(koffi.decode(text[0].value, 'char', text[0].length));
    },
  };
}
