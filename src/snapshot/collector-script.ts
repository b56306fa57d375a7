/**
 * The script that an administrator runs on the site server. It uses commands of Windows NT 4.0 and 2000, and tools of the Resource
 * Kit if they are installed. It only reads, and writes nothing but one new folder beside itself.
 */
const script = String.raw`@echo off
rem licdiag collector, version 1. For Windows NT 4.0 and Windows 2000.
rem
rem It collects what "licdiag scan", "licdiag precheck" and "licdiag snapshot build" read. It only reads: it starts
rem and stops nothing, changes no setting, and writes only into a new folder beside this file.
rem
rem Run it on the site server, as an administrator, from a folder on a disk with room for the logs:
rem
rem   licdiag-collect.cmd <SMS folder> [/running SPn] [/planned SPn] <metering server> ... [/clients <client> ...]
rem
rem   licdiag-collect.cmd D:\SMS CINDER01 HAZEL02
rem   licdiag-collect.cmd "D:\Program Files\SMS" /running SP2 CINDER01 /clients WSKLEIN
rem
rem /running SP2: setup of that service pack runs right now. /planned SP2: it is to be installed.
setlocal
rem What an administrator set for dir may ask it to wait for a key.
set DIRCMD=

rem GIVEN is an argument in one pair of quotes: Windows NT 4.0 cannot take quotes off by itself.
if [%1]==[] goto usage
set GIVEN=%1
set GIVEN="%GIVEN:"=%"
set SMS=
for /f "delims=" %%i in (%GIVEN%) do set SMS=%%i
if "%SMS%"=="" goto usage
if not exist "%SMS%\inboxes\*.*" goto nosms
if [%2]==[] goto usage
set DRIVE=%SMS:~0,2%
if not "%SMS:~1,1%"==":" set DRIVE=%~d1
set OUT=%~dp0licdiag-%COMPUTERNAME%
if exist "%OUT%\*.*" goto again
mkdir "%OUT%"
mkdir "%OUT%\site"
mkdir "%OUT%\site\Logs"
if not exist "%OUT%\site\*.*" if not exist "%OUT%\site\Logs" goto nowrite
echo Collecting into %OUT%

rem --- what this is, when, and which tools are there
set DAY=
set NOW=
for /f "delims=" %%i in ('date /t') do set DAY=%%i
for /f "delims=" %%i in ('time /t') do set NOW=%%i
set LIST="%OUT%\site\collector.txt"
>%LIST% echo licdiag-collector 1
>>%LIST% echo computer: %COMPUTERNAME%
>>%LIST% echo started: %DAY% %NOW%
>>%LIST% echo sms: %SMS%
set HAS_SC=
set HAS_FILEVER=
set HAS_TLIST=
set HAS_PULIST=
set HAS_DUMPEL=
for %%t in (SC FILEVER TLIST PULIST DUMPEL) do call :tool %%t

rem --- the site server
set WHERE=%OUT%\site
set F=chcp.txt
set C=chcp
call :capture
set F=ver.txt
set C=ver
call :capture
set F=net-share.txt
set C=net share
call :capture
set F=net-start.txt
set C=net start
call :capture
set F=net-accounts.txt
set C=net accounts
call :capture
set F=dir-inboxes.txt
set C=dir /s "%SMS%\inboxes"
call :capture
set F=dir-bin.txt
set C=dir "%SMS%\bin\i386"
call :capture
set F=compact-bin.txt
set C=compact "%SMS%\bin\i386\*.dll"
call :capture
set F=compact-volume.txt
set C=compact "%DRIVE%\*.*"
call :capture
set F=dir-logs.txt
set C=dir "%SMS%\Logs"
call :capture
set F=dir-prochist.txt
set C=dir "%SMS%\data\prochist"
if exist "%SMS%\data\prochist\*.*" call :capture
set F=dir-counters.txt
set C=dir "%SystemRoot%\system32\perf?009.dat"
call :capture
for %%f in (Perfc009.dat Perfh009.dat) do if not exist "%SystemRoot%\system32\%%f" >>%LIST% echo not found: %SystemRoot%\system32\%%f
if exist "%SMS%\netmon\i386\parsers\*.*" >>%LIST% echo folder found: %SMS%\netmon\i386\parsers
if not exist "%SMS%\netmon\i386\parsers\*.*" >>%LIST% echo folder not found: %SMS%\netmon\i386\parsers
start /wait regedit /e "%OUT%\site\sms-setup.reg" "HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\SMS\Setup"
start /wait regedit /e "%OUT%\site\sms-tracing.reg" "HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\SMS\Tracing"
start /wait regedit /e "%OUT%\site\sms-updates.reg" "HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Updates\SMS 2.0"
start /wait regedit /e "%OUT%\site\perflib.reg" "HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Perflib\009"
start /wait regedit /e "%OUT%\site\international.reg" "HKEY_CURRENT_USER\Control Panel\International"
set FROM=%SMS%\inboxes\sitectrl.box
set N=sitectrl.ct0
set TO=sitectrl.ct0
call :fetch
set N=compver.ini
for %%c in (base hinv licmtr remctrl sinv smsapm32 snmpelea swdist wbem) do call :compver %%c
for /f "tokens=1" %%s in ('net share ^| find /i "CAP_"') do call :cap %%s
set N=Smssetup.log
set TO=Smssetup.log
set FROM=%DRIVE%
if exist "%FROM%\%N%" call :setuplog
set TO=Smssetup-system.log
set FROM=%SystemDrive%
if /i not "%DRIVE%"=="%SystemDrive%" if exist "%FROM%\%N%" call :setuplog
if not exist "%DRIVE%\%N%" if not exist "%SystemDrive%\%N%" >>%LIST% echo not found: %SystemDrive%\%N%
for %%p in (i386 alpha) do call :agent %%p
if "%HAS_FILEVER%"=="" goto notools
set F=filever-bin.txt
set C=filever "%SMS%\bin\i386\*.*"
call :capture
set F=filever-odbc.txt
set C=filever "%SystemRoot%\system32\odbc*.dll"
call :capture
set F=filever-wmi.txt
set C=filever "%SystemRoot%\system32\wbem\winmgmt.exe"
if exist "%SystemRoot%\system32\wbem\winmgmt.exe" call :capture
:notools
set F=tlist.txt
set C=tlist
if not "%HAS_TLIST%"=="" call :capture
set F=pulist.txt
set C=pulist
if "%HAS_TLIST%"=="" if not "%HAS_PULIST%"=="" call :capture
if "%HAS_SC%"=="" goto noservices
for %%s in (SMS_EXECUTIVE SMS_SITE_COMPONENT_MANAGER SMS_SQL_MONITOR SMS_LICENSE_SERVER) do call :service %%s
for %%s in (TimeServ W32Time) do call :service %%s
:noservices
if not "%HAS_DUMPEL%"=="" dumpel -l system -t -f "%OUT%\site\dumpel-system.txt" >nul 2>nul
if not "%HAS_DUMPEL%"=="" dumpel -l application -t -f "%OUT%\site\dumpel-application.txt" >nul 2>nul
if exist "%SMS%\Logs\*.log" copy "%SMS%\Logs\*.log" "%OUT%\site\Logs" >nul
if exist "%SMS%\Logs\*.lo_" copy "%SMS%\Logs\*.lo_" "%OUT%\site\Logs" >nul

rem --- each machine that was named
set KIND=servers
shift
:next
if [%1]==[] goto done
set GIVEN=%1
set GIVEN="%GIVEN:"=%"
set WORD=running
if /i %GIVEN%=="/running" goto pack
set WORD=planned
if /i %GIVEN%=="/planned" goto pack
if /i %GIVEN%=="/clients" set KIND=clients
if /i %GIVEN%=="/clients" goto skip
set NAME=
for /f "delims=\/:*?<>|.&%%^ " %%i in (%GIVEN%) do set NAME=%%i
if not "%NAME%"==%GIVEN% goto badname
if "%NAME%"=="" goto badname
set WHERE=%OUT%\%KIND%\%NAME%
if exist "%WHERE%\*.*" goto skip
echo   %NAME%
if not exist "%OUT%\%KIND%\*.*" mkdir "%OUT%\%KIND%" 2>nul
mkdir "%WHERE%"
mkdir "%WHERE%\Logs"
set LIST="%WHERE%\looked-for.txt"
>%LIST% echo licdiag-collector 1
for /f "delims=" %%i in ('date /t') do set DAY=%%i
for /f "delims=" %%i in ('time /t') do set NOW=%%i
>>%LIST% echo started: %DAY% %NOW%
if "%KIND%"=="clients" call :client
if "%KIND%"=="servers" call :server
goto skip
:badname
echo   %GIVEN% is no name of a server or client: left out
>>"%OUT%\site\collector.txt" echo left out: a name that is none
:skip
shift
goto next
:pack
set PACK=
for %%p in (SP1 SP2 SP3 SP4 SP5) do if /i [%2]==[%%p] set PACK=%%p
if "%PACK%"=="" goto nopack
>>"%OUT%\site\collector.txt" echo upgrade-%WORD%: %PACK%
shift
goto skip
:nopack
echo   /%WORD% needs the service pack behind it, such as SP2: left out
>>"%OUT%\site\collector.txt" echo left out: /%WORD% without a service pack
goto skip

:done
echo.
echo Done. Everything is in %OUT%
echo Nothing in it is masked: the site control file holds the accounts of the site in encrypted form, logs of SMS
echo before SP1 may hold a password in clear text, and names of servers and users are everywhere. Keep it as you
echo keep passwords. licdiag prints none of them.
echo.
echo Next:  licdiag scan "%OUT%"
goto return

rem --- parts

rem Runs the command C, and writes it and what it prints into the file F of the folder WHERE.
:capture
>>"%WHERE%\%F%" echo collector^>%C%
%C% >>"%WHERE%\%F%" 2>&1
goto return

rem Copies the file N of the folder FROM as TO, or records that it is not there.
:fetch
if exist "%FROM%\%N%" copy "%FROM%\%N%" "%WHERE%\%TO%" >nul
if exist "%FROM%\%N%" >>%LIST% echo found: %FROM%\%N%
if not exist "%FROM%\%N%" >>%LIST% echo not found: %FROM%\%N%
goto return

rem Sets HAS_x when x.exe is on the path.
:tool
set FOUND=
for %%p in (%1.exe) do set FOUND=%%~$PATH:p
set HAS_%1=%FOUND%
if "%FOUND%"=="" >>%LIST% echo tool not found: %1.exe
if not "%FOUND%"=="" >>%LIST% echo tool found: %1.exe
goto return

rem The version of a client component that the site gives out.
:compver
set FROM=%SMS%\inboxes\clicomp.src\%1
set TO=compver.%1.ini
if exist "%FROM%\%N%" call :fetch
goto return

rem A service of the site server: whether it runs, and its account.
:service
set F=sc-query.%1.txt
set C=sc query %1
call :capture
set F=sc-qc.%1.txt
set C=sc qc %1
call :capture
goto return

rem The log of setup, and its date: it tells whether setup still gets on.
:setuplog
call :fetch
set F=dir-%TO%.txt
set C=dir "%FROM%\%N%"
call :capture
goto return

rem What a client access point on this machine tells clients about metering.
:cap
set SHARE=%1
if /i not "%SHARE:~0,4%"=="CAP_" goto return
set FROM=\\%COMPUTERNAME%\%1\clicomp.box
set N=LICMTR.CFG
set TO=licmtr-%1.cfg
call :fetch
goto return

rem The metering agent that the site gives out, for one platform.
:agent
if not exist "%SMS%\inboxes\clicomp.src\licmtr\%1\*.*" goto return
set F=dir-agent-%1.txt
set C=dir "%SMS%\inboxes\clicomp.src\licmtr\%1"
call :capture
set F=filever-agent-%1.txt
set C=filever "%SMS%\inboxes\clicomp.src\licmtr\%1\*.exe"
if not "%HAS_FILEVER%"=="" call :capture
goto return

rem A metering server, as it is seen from here.
:server
set F=net-view.txt
set C=net view \\%NAME%
call :capture
set F=net-time.txt
set C=net time \\%NAME%
call :capture
set F=sc-query.SMS_LICENSE_SERVER.txt
set C=sc \\%NAME% query SMS_LICENSE_SERVER
if not "%HAS_SC%"=="" call :capture
set F=sc-qc.SMS_LICENSE_SERVER.txt
set C=sc \\%NAME% qc SMS_LICENSE_SERVER
if not "%HAS_SC%"=="" call :capture
set F=pulist.txt
set C=pulist \\%NAME%
if not "%HAS_PULIST%"=="" call :capture
if not "%HAS_DUMPEL%"=="" dumpel -s \\%NAME% -l system -t -f "%WHERE%\dumpel-system.txt" >nul 2>nul
if not exist "\\%NAME%\LicMtr\*.*" >>%LIST% echo folder not found: \\%NAME%\LicMtr
if not exist "\\%NAME%\LicMtr\*.*" goto return
set F=dir-licmtr.txt
set C=dir /s "\\%NAME%\LicMtr"
call :capture
set F=filever-licmtr.txt
set C=filever "\\%NAME%\LicMtr\*.*"
if not "%HAS_FILEVER%"=="" call :capture
set FROM=\\%NAME%\LicMtr
set N=Remodbc.exe
set TO=
if not exist "%FROM%\%N%" >>%LIST% echo not found: %FROM%\%N%
set N=Remodbc.ini
set TO=Remodbc.ini
call :fetch
set N=Remodbc.log
set TO=Logs\Remodbc.log
call :fetch
set N=Remodbc.lo_
set TO=Logs\Remodbc.lo_
call :fetch
goto return

rem A client with Windows NT or 2000, through its administrative share.
:client
set FROM=\\%NAME%\ADMIN$\MS\SMS
if not exist "%FROM%\Logs\*.*" >>%LIST% echo folder not found: %FROM%\Logs
if not exist "%FROM%\Logs\*.*" goto return
if exist "%FROM%\Logs\*.log" copy "%FROM%\Logs\*.log" "%WHERE%\Logs" >nul
if exist "%FROM%\Logs\*.lo_" copy "%FROM%\Logs\*.lo_" "%WHERE%\Logs" >nul
set F=dir-licmtr.txt
set C=dir /s "%FROM%\clicomp\licmtr"
if exist "%FROM%\clicomp\licmtr\*.*" call :capture
set F=filever-licmtr.txt
set C=filever "%FROM%\clicomp\licmtr\*.exe"
if not "%HAS_FILEVER%"=="" if exist "%FROM%\clicomp\licmtr\*.*" call :capture
goto return

:nosms
echo "%SMS%" is not the SMS folder of a site server: there is no folder inboxes in it.
:usage
echo.
echo   %~nx0 SMS-folder [/running SPn] [/planned SPn] metering-server ... [/clients client ...]
echo.
echo   %~nx0 D:\SMS CINDER01 HAZEL02
goto return
:again
echo %OUT% is there already. Rename it or run this from another folder: nothing is overwritten.
goto return
:nowrite
echo Cannot write to %OUT%. Run this from a folder that you may write to.
:return
`;

/** In the form that the command interpreter needs: ASCII, with CR LF. */
export const collectorScript = script.replace(/\r?\n/g, '\r\n');
