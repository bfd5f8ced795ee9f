package dev.cutover.cli.option;

import dev.cutover.execution.process.ProcessEnvironment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A line typed before the run starts; only at an interactive terminal. */
public final class TypedLine implements LiveConfirmation.Ask {
    private final ProcessEnvironment processEnvironment;

    public TypedLine(ProcessEnvironment processEnvironment) {
        this.processEnvironment = processEnvironment;
    }

    @Override
    public Optional<String> line(String prompt) {
        if (!processEnvironment.terminal()) {
            return Optional.empty();
        }
        processEnvironment.err().print(prompt);
        processEnvironment.err().flush();
        try {
            var reader = new BufferedReader(new InputStreamReader(processEnvironment.in(), StandardCharsets.UTF_8));
            return Optional.ofNullable(reader.readLine()).map(String::strip);
        } catch (IOException nobodyThere) {
            return Optional.empty();
        }
    }
}
