/*
 * A service of Windows that does nothing but run until it is stopped: the smartcard service's double, where only the
 * process it runs in matters.
 */
#include <windows.h>

static SERVICE_STATUS_HANDLE handle;
static HANDLE stopped;

static void report(DWORD state)
{
    SERVICE_STATUS status = {
        .dwServiceType = SERVICE_WIN32_OWN_PROCESS, .dwCurrentState = state, .dwControlsAccepted = SERVICE_ACCEPT_STOP};
    SetServiceStatus(handle, &status);
}

static void WINAPI obey(DWORD control)
{
    if (control == SERVICE_CONTROL_STOP) SetEvent(stopped);
}

static void WINAPI serve(DWORD count, wchar_t **arguments)
{
    (void)count;
    stopped = CreateEventW(NULL, TRUE, FALSE, NULL);
    handle = RegisterServiceCtrlHandlerW(arguments[0], obey);
    report(SERVICE_RUNNING);
    WaitForSingleObject(stopped, INFINITE);
    report(SERVICE_STOPPED);
}

int wmain(void)
{
    wchar_t name[] = L"";
    const SERVICE_TABLE_ENTRYW services[] = {{name, serve}, {NULL, NULL}};
    return StartServiceCtrlDispatcherW(services) ? 0 : 1;
}
