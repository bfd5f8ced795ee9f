package dev.cutover.cli;

import dev.cutover.execution.process.Version;
import picocli.CommandLine.IVersionProvider;

/** The version for the parser of the command line, which is asked where more than the version stands there. */
final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {Version.line()};
    }
}
