package dev.cutover.cli;

import dev.cutover.execution.process.Version;
import picocli.CommandLine.IVersionProvider;

/** The version for the command line parser, used where --version is not the only argument. */
final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {Version.line()};
    }
}
