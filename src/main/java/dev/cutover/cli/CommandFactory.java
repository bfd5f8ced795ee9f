package dev.cutover.cli;

import dev.cutover.execution.process.ProcessEnvironment;
import java.lang.reflect.InvocationTargetException;
import picocli.CommandLine;

/** Creates the command objects, and passes the process environment to those that need it. */
final class CommandFactory implements CommandLine.IFactory {
    private final ProcessEnvironment processEnvironment;
    private final CommandLine.IFactory plain = CommandLine.defaultFactory();

    CommandFactory(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        try {
            var constructor = type.getDeclaredConstructor(ProcessEnvironment.class);
            return constructor.newInstance(processEnvironment);
        } catch (NoSuchMethodException plainOne) {
            return plain.create(type);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() instanceof Exception cause ? cause : thrown;
        }
    }
}
