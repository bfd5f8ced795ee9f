package dev.cutover.cli.view;

import dev.cutover.console.paint.Frame;
import dev.cutover.console.paint.Line;
import dev.cutover.model.SystemId;
import dev.cutover.preflight.SystemReadiness;
import dev.cutover.preflight.SystemReport;
import dev.cutover.preflight.SystemReport.Standing;
import dev.cutover.spi.Preflight.Aspect;
import dev.cutover.spi.Preflight.Found;
import dev.cutover.spi.Preflight.Verdict;
import dev.cutover.words.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The readiness of each system, the worst first, and the totals. Nothing is cut: long texts are wrapped. */
public final class CheckPage {
    private static final int GAP = 2;
    private static final int WIDEST_NAME = 28;
    private static final int LEAST = 24;
    private static final List<Aspect> TELLING = List.of(Aspect.WEIGHTS, Aspect.METRICS, Aspect.CLOCK);

    private final SystemReadiness systemReadiness;
    private final CommandOutput commandOutput;
    private final int name;
    private final int standing;

    public CheckPage(SystemReadiness systemReadiness, CommandOutput commandOutput) {
        this.systemReadiness = systemReadiness;
        this.commandOutput = commandOutput;
        int longest = systemReadiness.systems().stream()
                .mapToInt(one -> one.system().value().length())
                .max()
                .orElse(0);
        this.name = Math.min(WIDEST_NAME, Math.max("SYSTEM".length(), longest)) + GAP;
        this.standing = name + words(Standing.NOT_READY).length() + GAP;
    }

    public void show() {
        if (!systemReadiness.systems().isEmpty()) {
            var theme = commandOutput.theme();
            var heading = new Line(theme)
                    .add(Tone.STRONG, "SYSTEM")
                    .to(name)
                    .add(Tone.STRONG, "IS")
                    .to(standing)
                    .add(Tone.STRONG, "WHAT WAS FOUND");
            commandOutput.show(new Frame(List.of(heading.done())));
            systemReadiness.systems().forEach(this::system);
            commandOutput.line("");
        }
        commandOutput.line(sum());
        if (!systemReadiness.unbound().isEmpty()) {
            commandOutput.line("not bound in " + systemReadiness.environment() + ", so not checked: "
                    + systemReadiness.unbound().stream().map(SystemId::value).collect(Collectors.joining(", ")));
        }
    }

    private void system(SystemReport one) {
        var theme = commandOutput.theme();
        var tone = tone(one.standing());
        boolean first = true;
        for (String finding : findings(one)) {
            int room = Math.max(LEAST, commandOutput.listWidth() - standing);
            for (var part : Line.wrap(Tone.PLAIN, finding, room, theme)) {
                var line = new Line(theme);
                if (first) {
                    line.add(Line.cut(theme.text(one.system().value()), name - GAP, theme))
                            .to(name)
                            .add(tone, words(one.standing()));
                }
                commandOutput.show(new Frame(List.of(line.to(standing).add(part).done())));
                first = false;
            }
        }
    }

    /** What has failed, a line each; then what is unknown; then, in one line, what is well. */
    private static List<String> findings(SystemReport one) {
        var lines = new ArrayList<String>();
        for (var verdict : List.of(Verdict.FAILED, Verdict.CANNOT_TELL)) {
            var byText = new LinkedHashMap<String, List<String>>();
            one.found().stream()
                    .filter(found -> found.verdict() == verdict)
                    .forEach(found -> byText.computeIfAbsent(found.text(), text -> new ArrayList<>())
                            .add(name(found)));
            byText.forEach((text, aspects) -> lines.add(
                    (verdict == Verdict.CANNOT_TELL ? "unknown: " : "") + String.join(", ", aspects) + ": " + text));
        }
        String well = well(one);
        if (!well.isEmpty() || lines.isEmpty()) {
            lines.add(well.isEmpty() ? "nothing could be checked" : well);
        }
        return lines;
    }

    private static String well(SystemReport one) {
        var fine = one.found().stream()
                .filter(found -> found.verdict() == Verdict.OK)
                .toList();
        String names = fine.stream().map(CheckPage::name).collect(Collectors.joining(", "));
        String more = fine.stream()
                .filter(found -> TELLING.contains(found.aspect()) && isWorthTelling(found))
                .map(Found::text)
                .collect(Collectors.joining("; "));
        return names.isEmpty() ? "" : "ok: " + names + (more.isEmpty() ? "" : "; " + more);
    }

    private static boolean isWorthTelling(Found found) {
        return !found.text().isEmpty()
                && found.measured().map(ahead -> !ahead.isZero()).orElse(true);
    }

    private String sum() {
        if (systemReadiness.systems().isEmpty()) {
            return "no system of " + systemReadiness.runbook() + " is bound in " + systemReadiness.environment()
                    + ": nothing is ready";
        }
        var parts = new ArrayList<String>();
        for (var each : List.of(Standing.NOT_READY, Standing.CANNOT_TELL, Standing.READY)) {
            long count = systemReadiness.count(each);
            if (count > 0) {
                parts.add(count + " " + (each == Standing.CANNOT_TELL ? "unknown" : each(each)));
            }
        }
        int all = systemReadiness.systems().size();
        return all + (all == 1 ? " system" : " systems") + " of " + systemReadiness.runbook() + " in "
                + systemReadiness.environment() + ": " + String.join(", ", parts);
    }

    private static String each(Standing standing) {
        return words(standing).toLowerCase(Locale.ROOT);
    }

    private static String name(Found found) {
        return found.aspect().name().toLowerCase(Locale.ROOT);
    }

    private static String words(Standing standing) {
        return switch (standing) {
            case READY -> "ready";
            case CANNOT_TELL -> "unknown";
            case NOT_READY -> "NOT READY";
        };
    }

    private static Tone tone(Standing standing) {
        return switch (standing) {
            case READY -> Tone.GOOD;
            case CANNOT_TELL -> Tone.CARE;
            case NOT_READY -> Tone.BAD;
        };
    }
}
