package dev.cutover.cli;

import dev.cutover.model.Answer;
import dev.cutover.yaml.AnswersFile;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that carries a run on can be told. */
final class BridgeOptions {
    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description = "Scripted answers; what they do not cover is asked where there is a terminal.")
    private @Nullable String answers;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many steps may be at work side by side (${DEFAULT-VALUE}).")
    private int parallel = 8;

    @Option(names = "--plain", description = "One line an event, also where there is a terminal.")
    private boolean plain;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "What the sandbox draws its lots from (${DEFAULT-VALUE}).")
    private long seed = 42;

    /** The scripted answers; none if no file was named. */
    List<Answer> answers(Surroundings surroundings, Material material) {
        if (answers == null) {
            return List.of();
        }
        byte[] bytes = Materials.bytes(surroundings.path(answers), answers);
        return AnswersFile.read(answers, bytes, material.runbook().value()).value();
    }

    int parallel() {
        return parallel;
    }

    boolean plain() {
        return plain;
    }

    long seed() {
        return seed;
    }
}
