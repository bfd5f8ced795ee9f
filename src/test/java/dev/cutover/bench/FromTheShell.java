package dev.cutover.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How fast the tool is where its user stands: whole processes from the shell, with their processor time, the memory of
 * the tree and the forced writes, beside a bare JVM, bare spawns and bare forces of the same run, and beside peers in
 * turn. {@code mvn -q -Pbench verify -Dbench=dev.cutover.bench.FromTheShell}; {@code -Dbench.peers=a.sh,b.sh} adds
 * peers (see {@link Peer}), {@code -Dbench.rounds=N} changes the number of rounds from three. Keeps its ratios in
 * {@code target/from-the-shell.properties} and says which have become worse by more than 15 %.
 */
public final class FromTheShell {
    private static final String BOOK = "examples/retail-fulfillment/runbook.yaml";
    private static final String BARE = "a bare JVM start";
    private static final String SPAWNS = "1,000 bare spawns of /bin/true from a Java loop";
    private static final String ONE = "one step, /bin/true";
    private static final String HUNDRED = "100 steps, /bin/true";
    private static final String THOUSAND = "1,000 steps, /bin/true";
    private static final String NOTES = "1,000 do-nothing steps, virtual clock";
    private static final String ONE_NOTE = "one do-nothing step, virtual clock";
    private static final String WIDE = "200 x 50 ms, ten at a time";
    private static final String BARE_WIDE = "the same from a bare Java loop";

    private final Path folder = Path.of("target", "from-the-shell").toAbsolutePath();
    private final int rounds = Integer.getInteger("bench.rounds", 3);
    private final KeptRatios ratios = new KeptRatios(Path.of("target", "from-the-shell.properties"));
    private final Rounds costs = new Rounds();
    private final MeasuredProcess shell;
    private final ShellLoads loads;
    private final List<Peer> peers;

    private FromTheShell() throws IOException {
        ScratchFiles.delete(folder);
        loads = new ShellLoads(folder.resolve("loads"));
        shell = new MeasuredProcess(
                folder,
                Map.of(
                        "CUTOVER_HOME", folder.resolve("home").toString(),
                        "WORK", Files.createDirectories(folder.resolve("peers")).toString()));
        peers = new ArrayList<>(Peer.of(System.getProperty("bench.peers", "")));
        Peer.make(folder).ifPresent(peers::add);
    }

    public static void main(String[] args) throws Exception {
        new FromTheShell().measure();
    }

    private void measure() throws IOException, InterruptedException {
        // The first command makes the build's archive of classes, where it is not there yet.
        shell.run(0, List.of("bin/cutover", "--help"));
        for (int round = 0; round < rounds; round++) {
            floors();
            shortCommands();
            steps();
        }
        double force = ForceLoop.seconds(folder, 1_000);
        var table = new ShellTable(System.out);
        table.line(BARE, costs.of(BARE), "");
        table.line(SPAWNS, costs.of(SPAWNS), ShellTable.text("%.2f ms each", spawn() * 1e3));
        table.note("a bare force, each", ShellTable.text("%.3f ms", force * 1e3));
        tellShortCommands(table);
        tellSteps(table, force);
        new LongShellRuns(shell, loads, table, ratios).measure();
        ratios.replace().forEach(line -> System.out.println("WORSE by more than 15 %: " + line));
        ScratchFiles.delete(folder);
    }

    private void floors() throws IOException, InterruptedException {
        costs.add(BARE, shell.run(0, java(Nothing.class.getName())));
        costs.add(SPAWNS, shell.run(0, java(SpawnLoop.class.getName(), "1000")));
        costs.add(BARE_WIDE, shell.run(0, java(NapLoop.class.getName(), "200", "10")));
    }

    private static List<String> java(String... arguments) {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                Path.of("target", "test-classes").toString()));
        line.addAll(List.of(arguments));
        return line;
    }

    private void shortCommands() throws IOException, InterruptedException {
        for (var arguments :
                List.of(List.of("--help"), List.of("--version"), List.of("validate", BOOK), List.of("plan", BOOK))) {
            var line = new ArrayList<>(List.of("bin/cutover"));
            line.addAll(arguments);
            costs.add("cutover " + arguments.get(0), shell.run(0, line));
        }
    }

    private void tellShortCommands(ShellTable table) {
        besideBare(table, "cutover --help", "2");
        besideBare(table, "cutover --version", "2");
        besideBare(table, "cutover validate", "8");
        besideBare(table, "cutover plan", "10");
        besideBare(table, ONE, "0.55 s where a bare start takes 0.05 s: 11");
        tellPeers(table, ONE);
    }

    private void besideBare(ShellTable table, String work, String reach) {
        double ratio = costs.wall(work) / costs.wall(BARE);
        ratios.put(work + ", beside a bare JVM start", ratio);
        table.line(work, costs.of(work), ShellTable.times(ratio, "a bare JVM start", reach));
    }

    private void steps() throws IOException, InterruptedException {
        var command = loads.command();
        step(ONE, loads.programs(1), command, "programs", 1);
        step(HUNDRED, loads.programs(100), command, "programs", 100);
        step(THOUSAND, loads.programs(1_000), command, "programs", 1_000);
        step(ONE_NOTE, loads.notes(1), loads.virtual("storefront"), "notes", 1);
        step(NOTES, loads.notes(1_000), loads.virtual("storefront"), "notes", 1_000);
        step(WIDE, loads.naps(200), command, "naps", 200);
    }

    /** In a home of its own: what earlier runs took is looked at by later ones of the same runbook. */
    private void step(String work, Path book, Path environment, String kind, int count)
            throws IOException, InterruptedException {
        costs.add(work, shell.inNewHome().run(0, LongShellRuns.run(book, environment)));
        for (var peer : peers) {
            var cost = peer.measured(shell, kind, count);
            cost.ifPresent(one -> costs.add(peersWork(peer, work), one));
        }
    }

    private void tellSteps(ShellTable table, double force) throws IOException, InterruptedException {
        double program = (costs.wall(THOUSAND) - costs.wall(ONE)) / 999;
        double note = (costs.wall(NOTES) - costs.wall(ONE_NOTE)) / 999;
        table.line(HUNDRED, costs.of(HUNDRED), "");
        tellPeers(table, HUNDRED);
        table.line(THOUSAND, costs.of(THOUSAND), "(reach: 4.0 s)");
        tellPeers(table, THOUSAND);
        table.note(
                "    each further step",
                ShellTable.text("%.2f ms, ", program * 1e3)
                        + ShellTable.times(program / spawn(), "a bare spawn", "2.5"));
        ratios.put("each further step of /bin/true, beside a bare spawn", program / spawn());
        table.line(NOTES, costs.of(NOTES), "(reach: 1.6 s)");
        tellPeers(table, NOTES);
        table.note(
                "    each further step",
                ShellTable.text("%.2f ms (reach: 1.2 ms), %.1f x a bare force", note * 1e3, note / force));
        ratios.put("each further do-nothing step, beside a bare JVM start", note / costs.wall(BARE));
        double beyond = costs.wall(WIDE) - costs.wall(ONE);
        table.line(WIDE, costs.of(WIDE), ShellTable.text("one step + %.2f s (reach: 1.05 s)", beyond));
        ratios.put("200 x 50 ms beyond one step, beside a second", beyond);
        tellPeers(table, WIDE);
        table.line("    " + BARE_WIDE, costs.of(BARE_WIDE), "");
        table.note(
                "memory of the tree, 1,000 steps",
                ShellTable.text("%.0f MiB (reach: 123 MiB)", costs.of(THOUSAND).memory()));
        ratios.put(
                "memory of 1,000 steps, beside a bare JVM",
                costs.of(THOUSAND).memory() / costs.of(BARE).memory());
        tellForces(table);
    }

    /** Counted in runs of their own, since counting costs time. */
    private void tellForces(ShellTable table) throws IOException, InterruptedException {
        long one = forces(loads.programs(1));
        long thousand = forces(loads.programs(1_000));
        double each = (thousand - one) / 999.0;
        table.note("forced writes", ShellTable.text("%d for one step, %.2f for each further one", one, each));
        ratios.put("forced writes for each further step", each);
    }

    private long forces(Path book) throws IOException, InterruptedException {
        var count = new ForceCount(folder.resolve("forces.jfr"));
        shell.inNewHome().with("CUTOVER_JAVA_OPTS", count.options()).run(0, LongShellRuns.run(book, loads.command()));
        return count.count();
    }

    private void tellPeers(ShellTable table, String work) {
        for (var peer : peers) {
            String its = peersWork(peer, work);
            if (costs.has(its)) {
                double ratio = costs.wall(work) / costs.wall(its);
                table.line(
                        "    " + peer.name(), costs.of(its), ShellTable.text("ours takes %.2f times as long", ratio));
            }
        }
    }

    private static String peersWork(Peer peer, String work) {
        return peer.name() + ": " + work;
    }

    /** Seconds for each. */
    private double spawn() {
        return (costs.wall(SPAWNS) - costs.wall(BARE)) / 1_000;
    }
}
