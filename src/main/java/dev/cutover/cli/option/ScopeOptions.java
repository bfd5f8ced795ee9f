package dev.cutover.cli.option;

import dev.cutover.model.Runbook;
import dev.cutover.model.Scope;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.Problem;
import dev.cutover.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** A slice of traffic; several values of one dimension mean any of them. */
public final class ScopeOptions {
    @Option(names = "--region", paramLabel = "VALUE", description = "Only this region; may be given several times.")
    private List<String> regions = List.of();

    @Option(names = "--lane", paramLabel = "VALUE", description = "Only this lane; may be given several times.")
    private List<String> lanes = List.of();

    @Option(names = "--tenant", paramLabel = "VALUE", description = "Only this tenant; may be given several times.")
    private List<String> tenants = List.of();

    @Option(names = "--sku-class", paramLabel = "VALUE", description = "Only this class; may be given several times.")
    private List<String> skuClasses = List.of();

    @Option(names = "--transaction-type", paramLabel = "VALUE", description = "Only this type of transaction.")
    private List<String> transactionTypes = List.of();

    @Option(
            names = "--scope",
            paramLabel = "DIMENSION=VALUE",
            description = "The same for any dimension of the runbook; may be given several times.")
    private List<String> others = List.of();

    /** Whether any slice was named. */
    public boolean isGiven() {
        return !(regions.isEmpty()
                && lanes.isEmpty()
                && tenants.isEmpty()
                && skuClasses.isEmpty()
                && transactionTypes.isEmpty()
                && others.isEmpty());
    }

    /** The scope, every name in it checked against the runbook. */
    public Scope of(Runbook runbook) {
        var values = new TreeMap<String, Set<String>>();
        put(values, "region", regions);
        put(values, "lane", lanes);
        put(values, "tenant", tenants);
        put(values, "sku-class", skuClasses);
        put(values, "transaction-type", transactionTypes);
        for (String other : others) {
            int equals = other.indexOf('=');
            if (equals < 1) {
                throw new ProblemException(
                        ExitCode.USAGE, "--scope takes DIMENSION=VALUE, not '" + other + "'", "--scope region=us-east");
            }
            put(values, other.substring(0, equals), List.of(other.substring(equals + 1)));
        }
        return checked(values, runbook);
    }

    /** A scope whose every name is the runbook's. */
    static Scope checked(SortedMap<String, Set<String>> values, Runbook runbook) {
        check(values, runbook);
        return new Scope(values);
    }

    private static void put(Map<String, Set<String>> values, String dimension, List<String> chosen) {
        if (!chosen.isEmpty()) {
            values.computeIfAbsent(dimension, name -> new TreeSet<>()).addAll(chosen);
        }
    }

    private static void check(Map<String, Set<String>> values, Runbook runbook) {
        var problems = new ArrayList<Problem>();
        values.forEach((name, chosen) -> {
            var dimension = runbook.dimensions().get(name);
            if (dimension == null) {
                problems.add(Problem.of(
                        "the runbook has no dimension '" + name + "'",
                        "its dimensions are "
                                + String.join(", ", runbook.dimensions().keySet())));
                return;
            }
            chosen.stream()
                    .filter(value -> !dimension.values().contains(value))
                    .forEach(value -> problems.add(Problem.of(
                            "there is no " + name + " '" + value + "'",
                            name + " is one of " + String.join(", ", dimension.values()))));
        });
        if (!problems.isEmpty()) {
            throw new ProblemException(ExitCode.USAGE, problems);
        }
    }
}
