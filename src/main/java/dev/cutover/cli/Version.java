package dev.cutover.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar was built with. */
final class Version implements IVersionProvider {
    static String text() {
        String built = Version.class.getPackage().getImplementationVersion();
        return built == null ? "development" : built;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"cutover " + text()};
    }
}
