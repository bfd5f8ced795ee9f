package dev.cutover.cli;

import java.lang.reflect.InvocationTargetException;
import picocli.CommandLine;

/** Makes commands: those that need their surroundings are given them. */
final class Commands implements CommandLine.IFactory {
    private final Surroundings surroundings;
    private final CommandLine.IFactory plain = CommandLine.defaultFactory();

    Commands(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        try {
            var constructor = type.getDeclaredConstructor(Surroundings.class);
            return constructor.newInstance(surroundings);
        } catch (NoSuchMethodException plainOne) {
            return plain.create(type);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() instanceof Exception cause ? cause : thrown;
        }
    }
}
