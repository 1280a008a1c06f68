import type koffi from 'koffi';

/** Windows' names (winsvc.h): what is asked for, and where in SERVICE_STATUS_PROCESS the answer stands, bytes. */
const connect = 0x0001;
const queryStatus = 0x0004;
const processInfo = 0;
const sizeOfStatus = 36;
const offsetOfState = 4;
const offsetOfProcess = 28;
const running = 4;

/**
 * Tells the process in which a service of Windows runs now, `null` where it does not run or that cannot be told. Everybody
 * may ask (SERVICE_QUERY_STATUS); when the process began, Windows tells administrators only.
 */
export function serviceProcess(native: typeof koffi, service: string): () => number | null {
  const advapi = native.load(`${process.env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\advapi32.dll`);
  const declare = (name: string, result: string, parameters: readonly string[]) =>
    advapi.func('__stdcall', name, result, [...parameters]) as (...values: readonly unknown[]) => number;
  const openManager = declare('OpenSCManagerW', 'intptr_t', ['void *', 'void *', 'uint32']);
  const openService = declare('OpenServiceW', 'intptr_t', ['intptr_t', 'str16', 'uint32']);
  const query = declare('QueryServiceStatusEx', 'int32', ['intptr_t', 'int32', 'void *', 'uint32', 'void *']);
  const close = declare('CloseServiceHandle', 'int32', ['intptr_t']);

  return () => {
    const status = Buffer.alloc(sizeOfStatus);
    const manager = openManager(null, null, connect);
    const handle = openService(manager, service, queryStatus);
    // What could not be opened is 0, which the following calls refuse.
    const told = query(handle, processInfo, status, status.length, Buffer.alloc(4)) !== 0;
    close(handle);
    close(manager);
    const process = told && status.readUInt32LE(offsetOfState) === running ? status.readUInt32LE(offsetOfProcess) : 0;
    return process === 0 ? null : process;
  };
}
