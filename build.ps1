# Finds a Python and hands it the task: ./build.ps1 --help lists the tasks. build.sh is the same for POSIX shells.
$env:KERASNET_CALLER_DIR = (Get-Location).Path
$check = 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))'
foreach ($candidate in 'python3', 'python', 'py -3.13', 'py -3.12', 'py -3.11') {
    $command, $options = @($candidate -split ' ')
    if (-not (Get-Command $command -ErrorAction SilentlyContinue)) { continue }
    & $command @options -c $check 2>$null
    if ($LASTEXITCODE -ne 0) { continue }
    Push-Location $PSScriptRoot
    try { & $command @options -m bridge @args } finally { Pop-Location }
    exit $LASTEXITCODE
}
[Console]::Error.WriteLine('KerasNet needs Python 3.11, 3.12 or 3.13 on the PATH: install one from python.org and run this again.')
exit 1
