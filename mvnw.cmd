@echo off
rem Runs the Apache Maven release pinned in .mvn\wrapper\maven-wrapper.properties and
rem passes all arguments on to it. The first run fetches that release, from the first of:
rem   1. the cache, .m2\wrapper in the user's profile (or in MAVEN_USER_HOME)
rem   2. the Maven repository whose base URL is in MVNW_REPOURL, if that is set
rem      (with MVNW_USERNAME and MVNW_PASSWORD, if those are set)
rem   3. the repositories that an installed mvn, of any version, is set up to use
rem   4. distributionUrl, in the Apache archive
rem Needs a JDK, version 17 or newer, from JAVA_HOME or PATH. Keep this file with CRLF line ends.
setlocal EnableExtensions DisableDelayedExpansion

for %%b in ("%~dp0.") do set "MVNW_BASE=%%~fb"
set "MVNW_SELF=%~f0"
set "MVNW_PROPERTIES=%MVNW_BASE%\.mvn\wrapper\maven-wrapper.properties"
if not exist "%MVNW_PROPERTIES%" (
  >&2 echo mvnw: Cannot read "%MVNW_PROPERTIES%".
  exit /b 1
)
set "MVNW_URL="
set "MVNW_SHA512="
for /f "usebackq eol=# tokens=1,* delims==" %%a in ("%MVNW_PROPERTIES%") do (
  if "%%a"=="distributionUrl" set "MVNW_URL=%%b"
  if "%%a"=="distributionSha512Sum" set "MVNW_SHA512=%%b"
)
if not defined MVNW_URL goto bad_properties
if not defined MVNW_SHA512 goto bad_properties

rem The file name: what is left when everything up to a slash is removed as often as there is one.
set "MVNW_ZIP=%MVNW_URL%"
:strip_folder
set "MVNW_REST=%MVNW_ZIP:*/=%"
if "%MVNW_REST%"=="%MVNW_ZIP%" goto stripped
set "MVNW_ZIP=%MVNW_REST%"
goto strip_folder
:stripped
set "MVNW_NAME=%MVNW_ZIP:-bin.zip=%"
set "MVNW_VERSION=%MVNW_NAME:apache-maven-=%"

set "MVNW_CACHE=%USERPROFILE%\.m2"
if defined MAVEN_USER_HOME set "MVNW_CACHE=%MAVEN_USER_HOME%"
set "MVNW_CACHE=%MVNW_CACHE%\wrapper\dists\%MVNW_NAME%"
rem Named by the hash, so that another pinned hash is another folder.
set "MVNW_MAVEN=%MVNW_CACHE%\%MVNW_SHA512:~0,16%"

rem ---- the JDK
set "MVNW_JAVA="
if defined JAVA_HOME goto java_home
for %%j in (java.exe) do set "MVNW_JAVA=%%~$PATH:j"
if defined MVNW_JAVA goto java_found
>&2 echo mvnw: No JDK found: JAVA_HOME is not set and there is no java.exe on PATH.
goto jdk_hint
:java_home
set "MVNW_JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%MVNW_JAVA%" goto java_found
>&2 echo mvnw: JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it.
goto jdk_hint
:java_found
for %%j in ("%MVNW_JAVA%") do set "MVNW_JDK_BIN=%%~dpj"
if exist "%MVNW_JDK_BIN%javac.exe" goto javac_found
>&2 echo mvnw: "%MVNW_JDK_BIN%" has a Java runtime but no compiler, so it is not a JDK.
goto jdk_hint
:javac_found
rem The release file answers without the time it takes to start a JVM, but not every java has one.
set "MVNW_MAJOR="
if not exist "%MVNW_JDK_BIN%..\release" goto ask_javac
for /f "usebackq tokens=1,2 delims==" %%a in ("%MVNW_JDK_BIN%..\release") do (
  if "%%a"=="JAVA_VERSION" for /f "tokens=1 delims=.-+_" %%v in ("%%~b") do set "MVNW_MAJOR=%%v"
)
if not defined MVNW_MAJOR goto ask_javac
rem Java 8 calls itself 1.8, which is too old as well.
if %MVNW_MAJOR% GEQ 17 goto jdk_found
goto jdk_too_old
:ask_javac
"%MVNW_JDK_BIN%javac.exe" --release 17 -version >nul 2>&1
if not errorlevel 1 goto jdk_found
:jdk_too_old
>&2 echo mvnw: The JDK in "%MVNW_JDK_BIN%" is too old.
:jdk_hint
>&2 echo mvnw: Install a JDK, version 17 or newer, and set JAVA_HOME to its folder or put its bin folder on PATH.
exit /b 1

:bad_properties
>&2 echo mvnw: "%MVNW_PROPERTIES%" must set distributionUrl and distributionSha512Sum.
exit /b 1

rem ---- Maven: the second half of this file, in PowerShell, fetches it
:jdk_found
if exist "%MVNW_MAVEN%\bin\mvn.cmd" goto maven_found
setlocal
rem A module path inherited from a newer PowerShell keeps Windows PowerShell from finding its own modules.
set "PSModulePath="
powershell -NoProfile -NonInteractive -ExecutionPolicy Bypass -Command "& ([ScriptBlock]::Create(([IO.File]::ReadAllText($env:MVNW_SELF) -split '(?m)^#### PowerShell')[1]))" <nul
if errorlevel 1 exit /b 1
endlocal
if exist "%MVNW_MAVEN%\bin\mvn.cmd" goto maven_found
>&2 echo mvnw: Apache Maven %MVNW_VERSION% could not be installed in "%MVNW_MAVEN%".
exit /b 1

rem ---- called from outside the project and without -f, build the project this script belongs to
:maven_found
set "MVNW_DIR=%CD%"
:look_up
if /i "%MVNW_DIR%"=="%MVNW_BASE%" goto run
for %%d in ("%MVNW_DIR%\..") do set "MVNW_PARENT=%%~fd"
if /i "%MVNW_PARENT%"=="%MVNW_DIR%" goto look_for_file_option
set "MVNW_DIR=%MVNW_PARENT%"
goto look_up

:look_for_file_option
rem Searched as one string, because taking the arguments apart fails on quotes inside of them.
set MVNW_ARGS=mvnw %*
setlocal EnableDelayedExpansion
rem First without the other options of Maven that begin with -f.
for %%o in (fae ff fn fos fail) do set "MVNW_ARGS=!MVNW_ARGS: -%%o=!"
if not "!MVNW_ARGS: -f=!"=="!MVNW_ARGS!" goto file_option
if not "!MVNW_ARGS: --file=!"=="!MVNW_ARGS!" goto file_option
endlocal
set "MAVEN_BASEDIR=%MVNW_BASE%"
rem Without "call", which would change percent signs and carets in arguments: control passes to mvn.cmd for good.
"%MVNW_MAVEN%\bin\mvn.cmd" -f "%MVNW_BASE%\pom.xml" %*
exit /b 1

:file_option
endlocal
:run
rem From here mvn.cmd takes maven.multiModuleProjectDirectory and finds .mvn\jvm.config and maven.config.
set "MAVEN_BASEDIR=%MVNW_BASE%"
"%MVNW_MAVEN%\bin\mvn.cmd" %*
exit /b 1

#### PowerShell
# Works in a folder of its own, which gets its final name by one rename when it is complete:
# a killed run, or a second one at the same time, does no harm.
$ErrorActionPreference = 'Stop'
$version = $env:MVNW_VERSION
$zip = $env:MVNW_ZIP
$cache = [IO.Path]::GetFullPath($env:MVNW_CACHE)
$maven = [IO.Path]::GetFullPath($env:MVNW_MAVEN)
$work = [IO.Path]::Combine($cache, '.new.' + [Guid]::NewGuid().ToString('N').Substring(0, 8))
$file = [IO.Path]::Combine($work, $zip)
$tried = New-Object Collections.Generic.List[string]
[Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12

function Say($text) { [Console]::Error.WriteLine("mvnw: $text") }

function Get-Sha512 {
  $stream = [IO.File]::OpenRead($file)
  try { [BitConverter]::ToString([Security.Cryptography.SHA512]::Create().ComputeHash($stream)).Replace('-', '').ToLower() }
  finally { $stream.Dispose() }
}

function Get-FromUrl($url, [string]$user, [string]$password) {
  $client = New-Object Net.WebClient
  if ($user) {
    # Bound to this address, so that no other host that it redirects to gets the password.
    $known = New-Object Net.CredentialCache
    $known.Add([Uri]$url, 'Basic', (New-Object Net.NetworkCredential $user, $password))
    $client.Credentials = $known
  }
  $client.DownloadFile($url, $file)
}

# In a folder without a project, so that no pom.xml and no .mvn folder can interfere.
function Get-FromMvn($mvn) {
  $empty = [IO.Path]::Combine($work, 'empty')
  $null = [IO.Directory]::CreateDirectory($empty)
  $env:MVNW_INSIDE = 'yes'
  $env:MAVEN_BASEDIR = $empty
  Push-Location -LiteralPath $empty
  try {
    $log = & $mvn -q -B 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy' `
      "-Dartifact=org.apache.maven:apache-maven:${version}:zip:bin" '-DoutputDirectory=..'
    if ($LASTEXITCODE -ne 0) { throw "exit code $LASTEXITCODE; $(@($log | Where-Object { $_ })[0])" }
  } finally { Pop-Location }
}

# True if the command brought the file whose hash is pinned.
function Test-Source($source, $command) {
  $tried.Add($source)
  try {
    $null = & $command
    $actual = Get-Sha512
    if ($actual -eq $env:MVNW_SHA512) { return $true }
    Say "$zip from $source has the wrong SHA-512 and was deleted."
    Say "  expected $env:MVNW_SHA512"
    Say "  actual   $actual"
  } catch {
    Say "Could not get $zip from ${source}: $($_.Exception.GetBaseException().Message)"
  }
  [IO.File]::Delete($file)
  return $false
}

function Test-Sources {
  if ($env:MVNW_REPOURL) {
    $url = $env:MVNW_REPOURL.TrimEnd('/') + "/org/apache/maven/apache-maven/$version/$zip"
    if (Test-Source 'MVNW_REPOURL' { Get-FromUrl $url $env:MVNW_USERNAME $env:MVNW_PASSWORD }) { return $true }
  }
  # MVNW_INSIDE: where mvn leads to this script, it must not call itself forever.
  $mvn = @(Get-Command mvn -CommandType Application -ErrorAction SilentlyContinue)
  if ($mvn.Count -gt 0 -and -not $env:MVNW_INSIDE) {
    if (Test-Source 'the installed mvn' { Get-FromMvn $mvn[0].Path }) { return $true }
  }
  return Test-Source $env:MVNW_URL { Get-FromUrl $env:MVNW_URL }
}

function Install-Maven {
  foreach ($old in [IO.Directory]::GetDirectories($cache, '.new.*')) { # left by killed runs
    if ([IO.Directory]::GetLastWriteTime($old) -lt [DateTime]::Now.AddDays(-1)) {
      try { [IO.Directory]::Delete($old, $true) } catch { }
    }
  }
  if ([IO.Directory]::Exists($maven)) { [IO.Directory]::Move($maven, [IO.Path]::Combine($work, 'damaged')) }
  Say "Fetching Apache Maven $version, once for all projects that use it."
  if (-not (Test-Sources)) {
    Say "Apache Maven $version could not be fetched. Tried: $($tried -join ', ')."
    Say 'Set MVNW_REPOURL to the base URL of a Maven repository (and MVNW_USERNAME and MVNW_PASSWORD if it'
    Say 'asks for them), or put an mvn of any version that has access to a repository on PATH.'
    return 1
  }
  Add-Type -AssemblyName System.IO.Compression.FileSystem
  [IO.Compression.ZipFile]::ExtractToDirectory($file, $work)
  for ($attempt = 1; ; $attempt++) {
    try {
      [IO.Directory]::Move([IO.Path]::Combine($work, $env:MVNW_NAME), $maven)
      return 0
    } catch {
      if ([IO.Directory]::Exists($maven)) { return 0 } # another run was faster
      if ($attempt -ge 10) { throw } # a virus scanner may hold new files for a moment
      [Threading.Thread]::Sleep(500)
    }
  }
}

$code = 1
try {
  try { $null = [IO.Directory]::CreateDirectory($work) }
  catch { throw "Cannot write to $cache. Set MAVEN_USER_HOME to a folder that can be written to." }
  $code = Install-Maven
} catch {
  Say $_.Exception.GetBaseException().Message
}
try { [IO.Directory]::Delete($work, $true) } catch { }
exit $code
