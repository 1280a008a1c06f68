/* Stands for Lanyard.exe in the installer's tests: a program that runs until somebody ends it. */
#include <windows.h>

int WINAPI wWinMain(HINSTANCE self, HINSTANCE previous, PWSTR command, int show)
{
    (void)self, (void)previous, (void)command, (void)show;
    Sleep(INFINITE);
    return 0;
}
