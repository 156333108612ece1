@echo off
rem Runs the Maven that .mvn\wrapper\maven-wrapper.properties names, fetching and checking it the first time.
rem A Maven already on the PATH fetches it, so that your own settings and mirrors are used; without one it is downloaded.
setlocal
for /f "usebackq tokens=1,2 delims==" %%a in ("%~dp0.mvn\wrapper\maven-wrapper.properties") do (
    if "%%a"=="version" set "VIGIA_VERSION=%%b"
    if "%%a"=="sha512" set "VIGIA_SHA512=%%b"
)
if not defined MAVEN_USER_HOME set "MAVEN_USER_HOME=%USERPROFILE%\.m2"
set "VIGIA_CACHE=%MAVEN_USER_HOME%\wrapper\dists\vigia-maven"
set "VIGIA_NAME=apache-maven-%VIGIA_VERSION%"
if exist "%VIGIA_CACHE%\%VIGIA_NAME%\bin\mvn.cmd" goto run

echo mvnw: fetching Maven %VIGIA_VERSION% 1>&2
set "VIGIA_PART=%VIGIA_CACHE%\.part.%RANDOM%%RANDOM%"
mkdir "%VIGIA_PART%" || exit /b 1
where mvn >nul 2>nul || goto download
pushd "%VIGIA_PART%"
call mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy ^
    "-Dartifact=org.apache.maven:apache-maven:%VIGIA_VERSION%:zip:bin" "-DoutputDirectory=%VIGIA_PART%" >fetch.log 2>&1
popd
if exist "%VIGIA_PART%\%VIGIA_NAME%-bin.zip" goto install

:download
powershell -NoProfile -Command "$ErrorActionPreference = 'Stop';" ^
    "Invoke-WebRequest -UseBasicParsing -OutFile (Join-Path $env:VIGIA_PART ($env:VIGIA_NAME + '-bin.zip'))" ^
    "('https://archive.apache.org/dist/maven/maven-3/' + $env:VIGIA_VERSION + '/binaries/' + $env:VIGIA_NAME + '-bin.zip')"
if errorlevel 1 goto failed

:install
rem Moved into place as a whole: of two runs at once the first wins, and the second uses what the first has left.
powershell -NoProfile -Command "$ErrorActionPreference = 'Stop'; $zip = Join-Path $env:VIGIA_PART ($env:VIGIA_NAME + '-bin.zip');" ^
    "if ((Get-FileHash -Algorithm SHA512 $zip).Hash -ne $env:VIGIA_SHA512) { throw 'refused: unexpected SHA-512 of the fetched Maven' };" ^
    "Expand-Archive $zip $env:VIGIA_PART;" ^
    "try { [IO.Directory]::Move((Join-Path $env:VIGIA_PART $env:VIGIA_NAME), (Join-Path $env:VIGIA_CACHE $env:VIGIA_NAME)) }" ^
    "catch { if (-not (Test-Path (Join-Path $env:VIGIA_CACHE ($env:VIGIA_NAME + '\bin\mvn.cmd')))) { throw } }"
if errorlevel 1 goto failed
rmdir /s /q "%VIGIA_PART%"

:run
endlocal & call "%VIGIA_CACHE%\%VIGIA_NAME%\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%

:failed
rmdir /s /q "%VIGIA_PART%"
exit /b 1
