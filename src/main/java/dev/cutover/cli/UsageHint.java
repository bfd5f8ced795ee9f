package dev.cutover.cli;

import dev.cutover.yaml.shape.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * What a word that the command line has no place for was probably meant as, in lines that can be typed. Stateless and
 * thread-safe.
 */
final class UsageHint {
    /** The beginning of a run's id, which is told from words by its first digit. */
    private static final Pattern RUN = Pattern.compile("0[0-9a-hjkmnp-tv-zA-HJKMNP-TV-Z]{3,25}");

    private static final String RUN_OPTION = "--run";
    private static final String REASON_OPTION = "--reason";

    private UsageHint() {}

    /** The words that no command, option or parameter takes, and what to do instead; the help stands last. */
    static String of(ParameterException thrown) {
        var line = thrown.getCommandLine();
        var lines = new ArrayList<String>();
        stray(line).stream()
                .limit(1)
                .forEach(word -> meant(line.getCommandSpec(), word).ifPresent(lines::add));
        String shows = isGroup(line.getCommandSpec()) ? "lists the commands" : "shows the usage";
        lines.add("`" + line.getCommandSpec().qualifiedName() + " --help` " + shows);
        return String.join("\n", lines);
    }

    /** The words without a place; where there is an unknown option, the options alone, since the rest may be theirs. */
    static List<String> stray(CommandLine line) {
        var words = line.getUnmatchedArguments();
        if (isGroup(line.getCommandSpec())) {
            // What follows an unknown command was meant for it.
            return words.stream().limit(1).toList();
        }
        var options = words.stream().filter(UsageHint::isOption).toList();
        return options.isEmpty() ? words : options;
    }

    static boolean isOption(String word) {
        return word.startsWith("-") && word.length() > 1;
    }

    /** Whether a command is there only for those below it. */
    static boolean isGroup(CommandSpec spec) {
        return !spec.subcommands().isEmpty();
    }

    /** {@code list, show or add}. */
    static String commands(CommandSpec spec) {
        var names = List.copyOf(spec.subcommands().keySet());
        int last = names.size() - 1;
        return last < 1 ? String.join("", names) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    private static Optional<String> meant(CommandSpec spec, String word) {
        if (isOption(word)) {
            return option(spec, word);
        }
        if (isGroup(spec)) {
            return subcommand(spec, word);
        }
        if (has(spec, RUN_OPTION) && RUN.matcher(word).matches()) {
            return Optional.of("a run is named with " + RUN_OPTION + ": `" + spec.qualifiedName() + " " + RUN_OPTION
                    + " " + word + "`");
        }
        return has(spec, REASON_OPTION)
                ? Optional.of("a reason is given with " + REASON_OPTION + " TEXT")
                : Optional.empty();
    }

    /** The command of a group that was probably meant. */
    static Optional<String> subcommand(CommandSpec spec, String word) {
        return Suggestion.nearest(word, spec.subcommands().keySet())
                .map(near -> "did you mean `" + spec.qualifiedName() + " " + near + "`?");
    }

    private static Optional<String> option(CommandSpec spec, String word) {
        int value = word.indexOf('=');
        var names = spec.options().stream()
                .flatMap(each -> Stream.of(each.names()))
                .filter(name -> name.startsWith("--"))
                .collect(Collectors.toCollection(ArrayList::new));
        return Suggestion.nearest(value < 0 ? word : word.substring(0, value), names)
                .map(near -> "did you mean " + near + "?");
    }

    private static boolean has(CommandSpec spec, String option) {
        return spec.findOption(option) != null;
    }
}
