@echo off
rem The command line of Lanyard for prompts and scripts: waits for the end, and passes on output and exit code.
start "" /b /wait "%~dp0..\Lanyard.exe" %*
exit /b %ERRORLEVEL%
