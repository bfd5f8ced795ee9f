package dev.cutover;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The table of what may depend on what, below {@code dev.cutover}. A package that is not a row belongs to the nearest
 * row above it: {@code engine.time} to {@code engine}. Each connector is a row of its own, so none sees another. An
 * arrow is in the table only while a class needs it.
 */
final class Layers {
    private static final String ROOT = "dev.cutover.";
    private static final String CONNECTOR = "connector";
    private static final String CLI = "cli";

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("problem", Set.of()),
            entry("text", Set.of()),
            entry("process", Set.of()),
            entry("signature", Set.of("process", "run", "problem")),
            entry("redaction", Set.of("model", "text")),
            entry("secret", Set.of("problem", "process", "text")),
            entry("catalog", Set.of("spi", "model", "problem")),
            entry("model", Set.of()),
            entry("run", Set.of("model", "problem", "text")),
            entry("words", Set.of("model", "run", "text")),
            entry("spi", Set.of("model")),
            entry("yaml", Set.of("model", "spi", "problem", "text")),
            entry("discipline", Set.of("plan", "model")),
            entry("plan", Set.of("model", "run")),
            entry("journal", Set.of("run", "model", "problem", "text")),
            entry("journal.sql", Set.of("journal", "run", "model", "problem", "text")),
            entry("reconcile", Set.of("spi", "run", "model", "text")),
            entry("preflight", Set.of("spi", "model")),
            entry(
                    "engine",
                    Set.of(
                            "plan",
                            "reconcile",
                            "preflight",
                            "spi",
                            "journal",
                            "redaction",
                            "secret",
                            "words",
                            "run",
                            "model",
                            "problem",
                            "text")),
            entry("control", Set.of("engine", "journal", "preflight", "spi", "run", "model", "problem")),
            entry("runlog", Set.of("engine", "journal", "spi", "model", "problem", "text")),
            entry("dryrun", Set.of("engine", "spi", "run", "model")),
            entry("rehearsal", Set.of("engine", "journal", "plan", "spi", "secret", "run", "model", "problem")),
            entry(CONNECTOR, Set.of("spi", "http", "process", "model")),
            entry("http", Set.of("spi", "model")),
            entry(
                    "query",
                    Set.of(
                            "journal",
                            "discipline",
                            "plan",
                            "words",
                            "preflight",
                            "signature",
                            "yaml",
                            "run",
                            "model",
                            "problem",
                            "text")),
            entry("bundle", Set.of("query", "journal", "signature", "run", "model", "problem", "text")),
            entry("history", Set.of("history.index", "journal", "plan", "query", "words", "run", "model", "problem")),
            entry("history.index", Set.of("history", "journal", "journal.sql", "run", "problem")),
            entry("board", Set.of("query", "plan", "words", "text", "run", "model")),
            entry(
                    "console",
                    Set.of("board", "query", "plan", "engine", "words", "spi", "text", "run", "model", "problem")),
            entry("graph", Set.of("plan", "words", "text", "model")),
            entry(
                    "json",
                    Set.of(
                            "bundle",
                            "history",
                            "query",
                            "catalog",
                            "preflight",
                            "rehearsal",
                            "report",
                            "journal",
                            "journal.sql",
                            "discipline",
                            "plan",
                            "words",
                            "spi",
                            "run",
                            "model",
                            "problem")),
            entry(
                    "report",
                    Set.of(
                            "rehearsal",
                            "history",
                            "query",
                            "graph",
                            "journal",
                            "discipline",
                            "plan",
                            "words",
                            "run",
                            "model",
                            "problem",
                            "text")),
            entry(
                    "execution",
                    Set.of(
                            "console",
                            "control",
                            "history",
                            "json",
                            "query",
                            "dryrun",
                            "rehearsal",
                            "runlog",
                            "catalog",
                            "engine",
                            "journal",
                            "journal.sql",
                            "plan",
                            "preflight",
                            "redaction",
                            "secret",
                            "signature",
                            "spi",
                            "text",
                            "words",
                            "yaml",
                            "run",
                            "model",
                            "problem")));

    /** A library, by the start of its packages, and the rows that may import it; libraries not named here are free. */
    private static final Map<String, Set<String>> LIBRARIES = Map.ofEntries(
            entry("com.fasterxml.jackson.dataformat.", Set.of("yaml")),
            entry("org.yaml.snakeyaml.", Set.of("yaml")),
            entry("com.fasterxml.jackson.", Set.of("journal", "yaml", "json", "http", CONNECTOR)),
            entry("org.jdbi.", Set.of("journal.sql")),
            entry("org.h2.", Set.of("journal.sql")),
            entry("org.jline.", Set.of("console")),
            entry("de.siegmar.fastcsv.", Set.of("report", CONNECTOR, CLI)),
            entry("picocli.", Set.of(CLI)),
            entry("ch.qos.logback.", Set.of(CLI)));

    private Layers() {}

    /** Why a class of one package may not use a class of the other, both named in full; empty if it may. */
    static Optional<String> objection(String fromPackage, String toPackage) {
        String from = row(fromPackage);
        if (!toPackage.startsWith(ROOT)) {
            return libraryObjection(from, toPackage);
        }
        String to = row(toPackage);
        boolean allowed = from.equals(to)
                || from.equals(CLI)
                || MAY_USE.getOrDefault(family(from), Set.of()).contains(to);
        return allowed ? Optional.empty() : Optional.of(from + " may not depend on " + to);
    }

    /** Whether the table has a place for a package. */
    static boolean knows(String packageName) {
        String row = family(row(packageName));
        return row.equals(CLI) || MAY_USE.containsKey(row);
    }

    /** The arrows of the table that no package uses, given which package uses which: what may be forbidden. */
    static List<String> unused(Map<String, Set<String>> packages) {
        var unused = new ArrayList<String>();
        MAY_USE.forEach((from, allowed) -> {
            var used = packages.entrySet().stream()
                    .filter(one -> family(row(one.getKey())).equals(from))
                    .flatMap(one -> one.getValue().stream().map(Layers::row))
                    .collect(Collectors.toSet());
            allowed.stream().filter(to -> !used.contains(to)).forEach(to -> unused.add(from + " -> " + to));
        });
        return unused.stream().sorted().toList();
    }

    private static Optional<String> libraryObjection(String from, String toPackage) {
        String to = toPackage + ".";
        if (Set.of("problem", "text").contains(from) && !to.startsWith("java.") && !to.startsWith("org.jspecify.")) {
            return Optional.of(from + " may depend on the JDK only, not on " + toPackage);
        }
        return LIBRARIES.entrySet().stream()
                .filter(library -> to.startsWith(library.getKey()))
                .max(Comparator.comparingInt(library -> library.getKey().length()))
                .filter(library -> !library.getValue().contains(family(from)))
                .map(library -> from + " may not import " + toPackage);
    }

    private static String row(String packageName) {
        String path = packageName.startsWith(ROOT) ? packageName.substring(ROOT.length()) : packageName;
        if (path.startsWith(CONNECTOR + ".")) {
            int end = path.indexOf('.', CONNECTOR.length() + 1);
            return end < 0 ? path : path.substring(0, end);
        }
        return MAY_USE.keySet().stream()
                .filter(row -> (path + ".").startsWith(row + "."))
                .max(Comparator.comparingInt(String::length))
                .orElse(path.startsWith(CLI + ".") ? CLI : path);
    }

    private static String family(String row) {
        return row.startsWith(CONNECTOR + ".") ? CONNECTOR : row;
    }
}
