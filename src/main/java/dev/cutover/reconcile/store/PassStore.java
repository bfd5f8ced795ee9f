package dev.cutover.reconcile.store;

import dev.cutover.reconcile.judge.Pass;
import dev.cutover.reconcile.row.PassInput;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.reconcile.store.disk.DiskRoom;
import dev.cutover.reconcile.store.disk.PassFiles;
import dev.cutover.reconcile.store.disk.PrivateFiles;
import dev.cutover.reconcile.store.disk.ReadingState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The rows of one pass on disk. Whatever was done in its folder before is not done again. Not thread-safe; starts
 * threads of its own and ends them before it returns.
 */
public final class PassStore {
    private final Pass pass;
    private final StoreLimits limits;
    private final StoreProgress progress;
    private final PassFiles files;
    private final int partitions;

    private PassStore(Pass pass, StoreLimits limits, StoreProgress progress, PassFiles files, int partitions) {
        this.pass = pass;
        this.limits = limits;
        this.progress = progress;
        this.files = files;
        this.partitions = partitions;
    }

    /**
     * A store in a folder: begun, or continued if it was begun there.
     *
     * @param folder of this pass alone; made readable to the user alone, if it is not there
     * @param recipe what identifies columns, rules and sources
     * @throws OtherRecipe if it was begun there over another recipe or over sources that have changed since
     */
    public static PassStore in(Path folder, String recipe, Pass pass, StoreLimits limits, StoreProgress progress)
            throws IOException, OtherRecipe {
        var files = new PassFiles(PrivateFiles.folder(folder));
        int partitions = new PassHeader(recipe, pass).pinned(files, PassHeader.partitions(pass, limits));
        return new PassStore(pass, limits, progress, files, partitions);
    }

    /**
     * Reads all inputs, two at a time, from where they were left. A source that cannot be read to its end makes its
     * input incomplete, and is no exception.
     *
     * @throws IOException if the folder cannot be written, with the reason; what is there can be continued
     */
    public List<InputRead> read() throws IOException, InterruptedException {
        int count = pass.inputs().size();
        var room = new DiskRoom(
                files.folder(), () -> Files.getFileStore(files.folder()).getUsableSpace(), count);
        var settings = new InputReading.Settings(limits, partitions, room, progress);
        var work = new ArrayList<TwoAtOnce.Work>();
        var readings = new ArrayList<InputReading>();
        for (int input = 0; input < count; input++) {
            var earlier = files.reading(input).read(ReadingState::read);
            if (earlier.isEmpty() || !earlier.get().isOver()) {
                var reading = new InputReading(pass.inputs().get(input), input, files, settings);
                readings.add(reading);
                work.add(() -> reading.read(earlier));
            }
        }
        try {
            TwoAtOnce.run(work);
        } finally {
            readings.forEach(InputReading::abandon);
        }
        return inputs(states());
    }

    /** How much it may take. */
    public StoreLimits limits() {
        return limits;
    }

    private List<ReadingState> states() throws IOException {
        var states = new ArrayList<ReadingState>();
        for (int input = 0; input < pass.inputs().size(); input++) {
            states.add(files.reading(input)
                    .read(ReadingState::read)
                    .filter(ReadingState::isOver)
                    .orElseThrow(() -> new IOException("not everything has been read into " + files.folder())));
        }
        return states;
    }

    private List<InputRead> inputs(List<ReadingState> states) {
        var inputs = new ArrayList<InputRead>();
        for (int input = 0; input < states.size(); input++) {
            PassInput its = pass.inputs().get(input);
            RowSource source = its.source();
            var state = states.get(input);
            inputs.add(new InputRead(
                    its.layout().side(),
                    source.name(),
                    state.rows(),
                    state.keyless(),
                    state.incomplete(),
                    state.remarks(),
                    state.advice()));
        }
        return inputs;
    }

    /**
     * Judges every key, two partitions at a time; a partition whose result is there is not compared again. After
     * {@link #read}. The same rows give the same outcome, however often it was broken off.
     */
    public PassOutcome compare(StandingRule standings) throws IOException, InterruptedException {
        var states = states();
        var inputs = inputs(states);
        var next = new AtomicInteger();
        var done = new AtomicInteger();
        TwoAtOnce.Work work = () -> {
            var comparison = new PartitionComparison(pass, standings, inputs, limits, files);
            for (int one = next.getAndIncrement(); one < partitions; one = next.getAndIncrement()) {
                if (files.result(one)
                        .read(in -> PartitionResult.read(in, inputs))
                        .isEmpty()) {
                    comparison.compare(one, rows(one, states));
                }
                progress.at(StoreProgress.COMPARING + pass.name(), done.incrementAndGet(), partitions);
            }
        };
        TwoAtOnce.run(partitions > 1 ? List.of(work, work) : List.of(work));
        return OutcomeSum.of(pass, inputs, files, partitions);
    }

    private PartitionRows rows(int partition, List<ReadingState> states) {
        var paths = new ArrayList<Path>();
        var parts = new ArrayList<ReadingState.Part>();
        for (int input = 0; input < states.size(); input++) {
            paths.add(files.rows(input, partition));
            parts.add(states.get(input).parts().get(partition));
        }
        return new PartitionRows(Integer.toString(partition), 0, paths, parts);
    }

    /** Passes on the suspects, after {@link #compare}; in an order that does not depend on threads. */
    public void suspects(JudgedKeySink sink) throws IOException, InterruptedException {
        for (int partition = 0; partition < partitions; partition++) {
            JudgedKeyFile.read(files.suspects(partition), sink);
        }
    }

    /** Removes its folder and all that is in it: in one step, so that a part of it is never taken for the whole. */
    public void remove() throws IOException {
        var folder = files.folder();
        var gone = folder.resolveSibling(folder.getFileName() + ".gone");
        removeFolder(gone);
        Files.move(folder, gone, StandardCopyOption.ATOMIC_MOVE);
        removeFolder(gone);
    }

    private static void removeFolder(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var all = Files.list(folder)) {
                for (var one : all.toList()) {
                    Files.delete(one);
                }
            }
            Files.delete(folder);
        }
    }

    /** Passes on every key that counted with problems, if the limits say that they are kept. */
    public void differences(JudgedKeySink sink) throws IOException, InterruptedException {
        for (int partition = 0; partition < partitions; partition++) {
            JudgedKeyFile.read(files.differences(partition), sink);
        }
    }
}
