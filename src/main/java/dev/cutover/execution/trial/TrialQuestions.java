package dev.cutover.execution.trial;

import dev.cutover.model.SystemId;
import dev.cutover.preflight.trial.CheckQuestion;
import dev.cutover.preflight.trial.MessageQuestion;
import dev.cutover.preflight.trial.MetricQuestion;
import dev.cutover.preflight.trial.OperationQuestion;
import dev.cutover.preflight.trial.RowsQuestion;
import dev.cutover.preflight.trial.SplitQuestion;
import dev.cutover.preflight.trial.TrialQuestion;
import dev.cutover.preflight.trial.WeightsQuestion;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.spi.Description;
import dev.cutover.spi.Messages;
import dev.cutover.spi.Metrics;
import dev.cutover.spi.Operation;
import dev.cutover.spi.Preflight;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.Records;
import dev.cutover.spi.TrafficRouter;
import dev.cutover.yaml.SystemCalls;
import dev.cutover.yaml.shape.Suggestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes questions of what people typed, without touching the system. Used by one thread. */
public final class TrialQuestions {
    /** The questions about abilities other than operations, by the ability; each with its usage. */
    private static final Map<String, Class<?>> ABILITIES = abilities();

    private static final String OF = "cutover connectors try ENV SYSTEM ";

    private final SystemCalls systemCalls;
    private final Limits limits;

    /**
     * What bounds an answer.
     *
     * @param rows how many rows of a record set at most
     * @param window the span before now whose observations count for a metric; how long requests are counted
     */
    public record Limits(int rows, Duration window) {}

    public TrialQuestions(SystemCalls systemCalls, Limits limits) {
        this.systemCalls = systemCalls;
        this.limits = limits;
    }

    private static Map<String, Class<?>> abilities() {
        var abilities = new LinkedHashMap<String, Class<?>>();
        abilities.put(CheckQuestion.NAME, Preflight.class);
        abilities.put(WeightsQuestion.NAME, TrafficRouter.class);
        abilities.put(SplitQuestion.NAME, TrafficRouter.class);
        abilities.put(MetricQuestion.NAME, Metrics.class);
        abilities.put(RowsQuestion.NAME, Records.class);
        abilities.put(MessageQuestion.NAME, Messages.class);
        return abilities;
    }

    /** The words for the abilities of a system that are no operations; an operation of the same name comes first. */
    public static List<String> words(Description description) {
        var operations = description.operations().stream().map(Operation::name).toList();
        return ABILITIES.entrySet().stream()
                .filter(ability -> description.capabilities().contains(ability.getValue()))
                .map(Map.Entry::getKey)
                .filter(word -> !operations.contains(word))
                .toList();
    }

    /** How a question about an ability is typed, after the system. */
    public static String usage(String word) {
        return switch (word) {
            case WeightsQuestion.NAME -> "weights traffic=NAME from=SYSTEM to=SYSTEM --segment region=us-east";
            case SplitQuestion.NAME -> "split traffic=NAME from=SYSTEM to=SYSTEM --segment region=us-east --window 1m";
            case MetricQuestion.NAME -> "query QUERY [--window 5m] [--segment region=us-east]";
            case RowsQuestion.NAME -> "rows SET [--limit 5] [--segment region=us-east]";
            case MessageQuestion.NAME -> "send to=CONTACT subject=TEXT text=TEXT --write";
            default -> word;
        };
    }

    /**
     * A question.
     *
     * @param asked an operation of the system, or else the word for another ability
     * @param words what was typed after it
     * @throws ProblemException with {@link ExitCode#INVALID} if the system cannot do this, and with
     *     {@link ExitCode#USAGE} if the words are not those of the question
     */
    public TrialQuestion of(String asked, List<String> words) {
        boolean isOperation = systemCalls.description().operations().stream()
                .map(Operation::name)
                .anyMatch(asked::equals);
        if (isOperation) {
            var with = new LinkedHashMap<String, Object>();
            pairs(words, OF + asked + " NAME=VALUE").forEach((name, typed) -> with.put(name, SystemCalls.value(typed)));
            return new OperationQuestion(systemCalls.operation(asked, with), with);
        }
        requireAbility(asked);
        return switch (asked) {
            case WeightsQuestion.NAME -> new WeightsQuestion(flow(words, WeightsQuestion.NAME));
            case SplitQuestion.NAME -> new SplitQuestion(flow(words, SplitQuestion.NAME), limits.window());
            case MetricQuestion.NAME -> metric(words);
            case RowsQuestion.NAME -> rows(words);
            case MessageQuestion.NAME -> message(words);
            default -> check(words);
        };
    }

    private void requireAbility(String asked) {
        var description = systemCalls.description();
        var binding = systemCalls.binding();
        var known = new LinkedHashSet<String>();
        description.operations().forEach(operation -> known.add(operation.name()));
        known.addAll(words(description));
        if (!known.contains(asked)) {
            String what = ABILITIES.containsKey(asked)
                    ? " does not answer '" + asked + "': its connector, " + binding.connector()
                            + ", cannot do that here"
                    : " has no operation '" + asked + "'";
            throw new ProblemException(
                    ExitCode.INVALID,
                    binding.system() + what,
                    Suggestion.hint(asked, known, "operations and questions of " + binding.system()));
        }
    }

    private static TrafficRouter.Flow flow(List<String> words, String question) {
        var given = exactly(Set.of("traffic", "from", "to"), words, question);
        return new TrafficRouter.Flow(value(given, "traffic"), system(given, "from"), system(given, "to"));
    }

    private static SystemId system(Map<String, String> given, String name) {
        try {
            return new SystemId(value(given, name));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ExitCode.USAGE, name + " is not the name of a system: " + e.getMessage(), "");
        }
    }

    private TrialQuestion metric(List<String> words) {
        String query = only(words, "one query; put it in quotes", MetricQuestion.NAME);
        systemCalls.requireQuery(query);
        return new MetricQuestion(query, limits.window());
    }

    private TrialQuestion rows(List<String> words) {
        String set = only(words, "one record set", RowsQuestion.NAME);
        var known = systemCalls.description().recordSets().stream()
                .map(RecordSet::name)
                .toList();
        if (!known.isEmpty() && !known.contains(set)) {
            throw new ProblemException(
                    ExitCode.INVALID,
                    systemCalls.binding().system() + " has no record set '" + set + "'",
                    Suggestion.hint(set, known, "record sets"));
        }
        return new RowsQuestion(set, limits.rows());
    }

    private TrialQuestion message(List<String> words) {
        var given = exactly(Set.of("to", "subject", "text"), words, MessageQuestion.NAME);
        return new MessageQuestion(new Messages.Message(
                List.of(value(given, "to").split(",")), value(given, "subject"), value(given, "text")));
    }

    private TrialQuestion check(List<String> words) {
        if (!words.isEmpty()) {
            throw usage("check takes no values, and got '" + words.get(0) + "'", CheckQuestion.NAME);
        }
        var description = systemCalls.description();
        return new CheckQuestion(
                description.operations().stream().map(Operation::name).collect(Collectors.toSet()),
                description.capabilities());
    }

    private static String only(List<String> words, String what, String asked) {
        if (words.size() != 1) {
            throw usage(asked + " takes " + what + ", and got " + words.size(), asked);
        }
        return words.get(0);
    }

    private static Map<String, String> exactly(Set<String> names, List<String> words, String asked) {
        var given = pairs(words, OF + usage(asked));
        if (!given.keySet().equals(names)) {
            var missing = new ArrayList<>(names);
            missing.removeAll(given.keySet());
            var unknown = new ArrayList<>(given.keySet());
            unknown.removeAll(names);
            throw usage(
                    missing.isEmpty()
                            ? asked + " does not know '" + unknown.get(0) + "'"
                            : asked + " needs " + missing.stream().sorted().collect(Collectors.joining(", ")),
                    asked);
        }
        return given;
    }

    private static String value(Map<String, String> given, String name) {
        return given.getOrDefault(name, "");
    }

    private static Map<String, String> pairs(List<String> words, String usage) {
        var given = new LinkedHashMap<String, String>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new ProblemException(ExitCode.USAGE, "values are NAME=VALUE, and '" + word + "' is not", usage);
            }
            if (given.put(word.substring(0, equals), word.substring(equals + 1)) != null) {
                throw new ProblemException(
                        ExitCode.USAGE,
                        "'" + word.substring(0, equals) + "' is given twice",
                        "keep one of them; a list is written in brackets: " + word.substring(0, equals)
                                + "=\"[a, b]\"");
            }
        }
        return given;
    }

    private static ProblemException usage(String what, String asked) {
        return new ProblemException(ExitCode.USAGE, what, OF + usage(asked));
    }
}
