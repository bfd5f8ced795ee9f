package dev.cutover.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What takes longer, and so is measured once: many steps, a small heap, a month, a busy machine. */
final class LongShellRuns {
    private static final int OTHERS = 5_000;
    private static final double BYTES_A_MIB = 1 << 20;

    private final MeasuredProcess shell;
    private final ShellLoads loads;
    private final ShellTable table;
    private final KeptRatios ratios;

    LongShellRuns(MeasuredProcess shell, ShellLoads loads, ShellTable table, KeptRatios ratios) {
        this.shell = shell;
        this.loads = loads;
        this.table = table;
        this.ratios = ratios;
    }

    /** The command that runs a runbook to its end. */
    static List<String> run(Path book, Path environment) {
        return List.of(
                "bin/cutover",
                "run",
                book.toString(),
                "--env",
                environment.toString(),
                "--no-input",
                "--parallel",
                "10");
    }

    void measure() throws IOException, InterruptedException {
        var virtual = loads.virtual("storefront");
        var many = shell.inNewHome().run(0, run(loads.notes(10_000), virtual));
        table.line("10,000 do-nothing steps, virtual clock", many, "(reach: 15 s)");
        var small = shell.inNewHome().with("CUTOVER_JAVA_OPTS", "-Xmx128m").run(0, run(loads.notes(10_000), virtual));
        table.line("    in 128 MiB of heap", small, "");
        month();
        weights();
        busyMachine();
    }

    private void weights() throws IOException, InterruptedException {
        var router = new RouterLoad(shell.home().resolveSibling("router"));
        var cost = shell.run(0, run(router.book(), router.environment()));
        int changes = RouterLoad.CHANGES;
        // A shift reads once more as it begins, and once as it ends.
        double programs = (router.calls("read") + router.calls("apply")) / (double) changes;
        table.line(
                ShellTable.text("%d weights through scripts", changes),
                cost,
                ShellTable.text(
                        "%d reads and %d applied (reach: %d and %d, besides one read at each end of the shift)",
                        router.calls("read"), router.calls("apply"), changes, changes));
        ratios.put("programs for each change of a weight", programs);
    }

    private void month() throws IOException, InterruptedException {
        var cost = shell.run(0, run(loads.month(), loads.virtual("metrics")));
        String said = shell.said();
        String id = said.substring(said.indexOf("run  ") + "run  ".length()).split(":", 2)[0];
        double record = recordOf(id) / BYTES_A_MIB;
        table.line(
                "a virtual month, two criteria every 10 s",
                cost,
                String.format(Locale.ROOT, "%.0f MiB of record (reach: 60 s, 64 MiB)", record));
        ratios.put("the record of a virtual month, in MiB", record);
    }

    private long recordOf(String run) throws IOException {
        return Files.size(shell.home().resolve("runs").resolve(run).resolve("events.log"));
    }

    /** In turn, alone and beside the others. */
    private void busyMachine() throws IOException, InterruptedException {
        var line = run(loads.programs(100), loads.command());
        var alone = shell.inNewHome().run(0, line);
        try (var others = new BusyMachine(OTHERS)) {
            var beside = shell.inNewHome().run(0, line);
            double ratio = beside.cpu() / alone.cpu();
            table.line(
                    ShellTable.text("100 steps, /bin/true, beside %,d processes", others.size()),
                    beside,
                    ShellTable.text("%.2f x the processor time of the same alone (reach: 1)", ratio));
            ratios.put("100 steps beside other processes, beside the same alone", ratio);
        }
    }
}
