package dev.cutover.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A line typed before the run begins; only where a person sits at both ends. */
final class TypedLine implements LiveConfirmation.Ask {
    private final Surroundings surroundings;

    TypedLine(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Optional<String> line(String prompt) {
        if (!surroundings.terminal()) {
            return Optional.empty();
        }
        surroundings.err().print(prompt);
        surroundings.err().flush();
        try {
            var reader = new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
            return Optional.ofNullable(reader.readLine()).map(String::strip);
        } catch (IOException nobodyThere) {
            return Optional.empty();
        }
    }
}
