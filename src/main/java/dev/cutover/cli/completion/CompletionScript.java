package dev.cutover.cli.completion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A shell script that completes the tool's command lines: the tool's own words as a table, read from the commands
 * themselves, before a body that knows where names of runs and steps are found.
 */
public final class CompletionScript {
    private static final String ZSH = """
            (( $+functions[compdef] )) || { autoload -U +X compinit && compinit; }
            autoload -U +X bashcompinit && bashcompinit
            """;

    private CompletionScript() {}

    /** For bash; reads nothing but files of the home, and starts no program. */
    public static String bash(CommandSpec root) {
        return body().replace("@TABLE@\n", rows("", root).collect(Collectors.joining()));
    }

    /** For zsh, which has a mode for completions that were written for bash. */
    public static String zsh(CommandSpec root) {
        return ZSH + bash(root);
    }

    private static Stream<String> rows(String path, CommandSpec command) {
        var deeper = command.subcommands().entrySet().stream()
                .filter(entry ->
                        !entry.getValue().getCommandSpec().usageMessage().hidden())
                .flatMap(entry ->
                        rows(path + "/" + entry.getKey(), entry.getValue().getCommandSpec()));
        return Stream.concat(Stream.of(row(path, command)), deeper);
    }

    private static String row(String path, CommandSpec command) {
        var flags = new ArrayList<String>();
        var valued = new ArrayList<String>();
        for (OptionSpec option : command.options()) {
            if (!option.hidden()) {
                boolean takesValue = option.arity().max() > 0;
                String suffix = takesValue ? "=" + place(option) : "";
                Stream.of(option.names())
                        .filter(name -> name.startsWith("--"))
                        .forEach(name -> (takesValue ? valued : flags).add(name + suffix));
            }
        }
        var words = command.positionalParameters().stream()
                .filter(word -> !word.hidden())
                .flatMap(CompletionScript::places)
                .toList();
        return "    '" + path + "')\n"
                + set("subs", List.copyOf(command.subcommands().keySet()))
                + set("flags", flags)
                + set("valued", valued)
                + set("words", words)
                + "        ;;\n";
    }

    /** Words that are given together, such as {@code [RUN] SHA256}, have a place each. */
    private static Stream<String> places(ArgSpec word) {
        boolean together =
                word.paramLabel().startsWith("[") && word.paramLabel().contains(" ");
        return together
                ? Stream.of(word.paramLabel().split("\\W+", -1)).filter(one -> !one.isEmpty())
                : Stream.of(place(word) + (word.arity().max() > 1 ? "..." : ""));
    }

    private static String set(String name, List<String> words) {
        return "        _cutover_" + name + "='" + String.join(" ", words) + "'\n";
    }

    /** What goes there: the words themselves where they are few, otherwise the name of the place in the help. */
    private static String place(ArgSpec arg) {
        var candidates = arg.completionCandidates();
        if (candidates != null) {
            return StreamSupport.stream(candidates.spliterator(), false)
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining("|"));
        }
        return arg.paramLabel().replace(" ", "");
    }

    private static String body() {
        try (var in = CompletionScript.class.getResourceAsStream("completion.bash")) {
            return new String(Objects.requireNonNull(in, "completion.bash").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
