import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

/** A server's key and certificate chain (leaf, sub-CA) as PEM. */
export interface ServerIdentity {
  readonly key: string;
  readonly chain: string;
}

/** The certificates of the simulated service: one good identity and those that must be refused. */
export interface SpineCertificates {
  /** PEM of the root that clients should trust. */
  readonly root: string;
  /** PEM of the sub-CA under it. */
  readonly subCa: string;
  readonly good: ServerIdentity;
  readonly otherRoot: ServerIdentity;
  readonly expired: ServerIdentity;
  readonly notYetValid: ServerIdentity;
  readonly wrongHost: ServerIdentity;
}

interface Authority {
  readonly certificate: x509.X509Certificate;
  readonly keys: CryptoKeyPair;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const day = 86_400_000;
const localNames: x509.JsonGeneralNames = [
  { type: 'dns', value: 'localhost' },
  { type: 'ip', value: '127.0.0.1' },
  // Where proxies matter: nobody asks one for the way to this computer.
  { type: 'dns', value: 'spine.example' },
];

/**
 * Generates private root → sub-CA → server chains of the shape of the NHS's (spine-cis1 7.2), with invented names and new
 * keys every time. Takes some 50 ms.
 */
export async function spineCertificates(): Promise<SpineCertificates> {
  const root = await authority('CN=Simulated Root Authority, OU=CA, O=test');
  const subCa = await authority('CN=Simulated Level 1A, OU=CA, O=test', root);
  const strangeRoot = await authority('CN=Strange Root Authority, OU=CA, O=elsewhere');
  const strangeSubCa = await authority('CN=Strange Level 1A, OU=CA, O=elsewhere', strangeRoot);
  const now = Date.now();
  const usual = { names: localNames, from: now - day, until: now + 30 * day };
  return {
    root: root.certificate.toString('pem'),
    subCa: subCa.certificate.toString('pem'),
    good: await server(subCa, usual),
    otherRoot: await server(strangeSubCa, usual),
    expired: await server(subCa, { ...usual, from: now - 30 * day, until: now - day }),
    notYetValid: await server(subCa, { ...usual, from: now + day }),
    wrongHost: await server(subCa, { ...usual, names: [{ type: 'dns', value: 'elsewhere.example' }] }),
  };
}

async function newKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

async function authority(name: string, issuer?: Authority): Promise<Authority> {
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.create({
    subject: name,
    issuer: issuer?.certificate.subject ?? name,
    serialNumber: serialNumber(),
    notBefore: new Date(Date.now() - 60 * day),
    notAfter: new Date(Date.now() + 60 * day),
    publicKey: keys.publicKey,
    signingKey: issuer?.keys.privateKey ?? keys.privateKey,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate, keys };
}

async function server(
  issuer: Authority,
  facts: { readonly names: x509.JsonGeneralNames; readonly from: number; readonly until: number },
): Promise<ServerIdentity> {
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.create({
    subject: 'CN=Simulated Spine, O=test',
    issuer: issuer.certificate.subject,
    serialNumber: serialNumber(),
    notBefore: new Date(facts.from),
    notAfter: new Date(facts.until),
    publicKey: keys.publicKey,
    signingKey: issuer.keys.privateKey,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(facts.names),
    ],
  });
  const key = x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  return { key, chain: `${certificate.toString('pem')}\n${issuer.certificate.toString('pem')}\n` };
}

/** Sixteen hex digits, the first below 8: a positive number. */
function serialNumber(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return `1${Buffer.from(bytes).toString('hex').slice(1)}`;
}
