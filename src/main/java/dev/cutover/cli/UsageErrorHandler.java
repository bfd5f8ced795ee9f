package dev.cutover.cli;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** Reports a wrong command line: what is wrong, what was probably meant, and where the help is. */
final class UsageErrorHandler implements IParameterExceptionHandler {
    private static final Pattern CHOICE =
            Pattern.compile("(.*)expected one of \\[(.*)\\] \\(case-(?:in)?sensitive\\) but was '(.*)'");

    /** How the parser names the types of the code, and what they are for people. */
    private static final Map<String, String> TYPES = Map.of(
            " is not a long", " is not a whole number",
            " is not an int", " is not a whole number",
            " is not a double", " is not a number",
            " is not a boolean", " is not true or false");

    private final FailureReport failureReport;

    UsageErrorHandler(FailureReport failureReport) {
        this.failureReport = failureReport;
    }

    @Override
    public int handleParseException(ParameterException thrown, String[] args) {
        var problem = Problem.of(plain(thrown), UsageHint.of(thrown));
        failureReport.show(ExitCode.USAGE, List.of(problem), wantsJson(args));
        return ExitCode.USAGE.code();
    }

    /** Replaces the parser's wording where it shows the code's names instead of what the user can type. */
    private static String plain(ParameterException thrown) {
        String message = String.valueOf(thrown.getMessage());
        var choice = CHOICE.matcher(message);
        if (choice.matches()) {
            return choice.group(1) + "'" + choice.group(3) + "' is not one of "
                    + choice.group(2).toLowerCase(Locale.ROOT).replace('_', '-');
        }
        if (thrown instanceof CommandLine.UnmatchedArgumentException) {
            return unmatched(thrown.getCommandLine());
        }
        var spec = thrown.getCommandLine().getCommandSpec();
        if (message.startsWith("Missing required subcommand")) {
            return "`" + spec.qualifiedName() + "` needs a command: " + UsageHint.commands(spec);
        }
        return TYPES.entrySet().stream()
                .filter(type -> message.endsWith(type.getKey()))
                .map(type ->
                        message.substring(0, message.length() - type.getKey().length()) + type.getValue())
                .findFirst()
                .orElse(message);
    }

    private static String unmatched(CommandLine line) {
        var spec = line.getCommandSpec();
        var stray = UsageHint.stray(line);
        String words = stray.stream().map(word -> "'" + word + "'").collect(Collectors.joining(", "));
        if (stray.stream().anyMatch(UsageHint::isOption)) {
            return "`" + spec.qualifiedName() + "` has no option " + words;
        }
        boolean isBelow = UsageHint.isGroup(spec) && line.getParent() != null;
        return (isBelow
                        ? "`" + spec.qualifiedName() + "` has no command "
                        : UsageHint.isGroup(spec) ? "there is no command " : "unexpected argument ")
                + words;
    }

    /** Looks at the words one by one, since the line could not be parsed. */
    private static boolean wantsJson(String... args) {
        String all = " " + String.join(" ", args).toLowerCase(Locale.ROOT) + " ";
        return all.contains(" --output json ") || all.contains(" --output=json ");
    }
}
