package dev.cutover.reconcile.store;

import dev.cutover.reconcile.judge.Pass;
import dev.cutover.reconcile.row.InputLayout;
import dev.cutover.reconcile.row.PassInput;
import dev.cutover.reconcile.row.RowSource;
import dev.cutover.reconcile.row.StoredText;
import dev.cutover.reconcile.store.disk.PassFiles;
import dev.cutover.reconcile.store.disk.ReadingState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/** What a folder was begun over; nothing else is continued there. */
final class PassHeader {
    /** Changes with the layout of any file of a store. */
    private static final int FORMAT = 2;

    /** Small enough for the cache of a processor, and large enough to be worth a file. */
    private static final long PARTITION = 5 << 20;

    /** What a row takes, about, where a source counts its rows. */
    private static final long ROW = 128;

    private final String recipe;
    private final Pass pass;

    PassHeader(String recipe, Pass pass) {
        this.recipe = recipe;
        this.pass = pass;
    }

    /**
     * How many partitions are enough, by what the sources say of their size; as many as there may be if one does not.
     */
    static int partitions(Pass pass, StoreLimits limits) {
        long bytes = 0;
        for (PassInput input : pass.inputs()) {
            var source = input.source();
            if (source.size().isEmpty()) {
                return limits.partitions();
            }
            long size = Math.min(source.size().getAsLong(), 1L << 48);
            bytes += source.unit() == RowSource.Unit.ROWS ? size * ROW : size;
        }
        int partitions = 1;
        while (partitions < limits.partitions() && bytes > partitions * PARTITION) {
            partitions *= 2;
        }
        return partitions;
    }

    /** As it is written down. */
    private record Pinned(int format, String recipe, String layout, int partitions) {
        static Pinned read(DataInput in) throws IOException {
            int format = in.readInt();
            return format == FORMAT
                    ? new Pinned(format, StoredText.read(in), StoredText.read(in), in.readInt())
                    : new Pinned(format, "", "", 0);
        }

        void write(DataOutput out) throws IOException {
            out.writeInt(format);
            StoredText.write(out, recipe);
            StoredText.write(out, layout);
            out.writeInt(partitions);
        }
    }

    /** Writes it down, or compares it with what is there; the number of partitions of the folder. */
    int pinned(PassFiles files, int partitions) throws IOException, OtherRecipe {
        Optional<Pinned> earlier = files.header().read(Pinned::read);
        if (earlier.isEmpty()) {
            var pinned = new Pinned(FORMAT, recipe, layout(), partitions);
            files.header().replace(pinned::write);
            return partitions;
        }
        var pinned = earlier.get();
        if (pinned.format() != FORMAT) {
            throw new OtherRecipe(files.folder() + " was begun by another version of this program");
        }
        if (!pinned.recipe().equals(recipe) || !pinned.layout().equals(layout())) {
            throw new OtherRecipe(files.folder() + " was begun over other columns, rules or sources");
        }
        checkSources(files);
        return pinned.partitions();
    }

    private void checkSources(PassFiles files) throws IOException, OtherRecipe {
        for (int input = 0; input < pass.inputs().size(); input++) {
            RowSource source = pass.inputs().get(input).source();
            var state = files.reading(input).read(ReadingState::read);
            if (state.isPresent() && !state.get().identity().equals(source.identity())) {
                throw new OtherRecipe(source.name() + " has changed since " + files.folder() + " was begun");
            }
        }
    }

    private String layout() {
        var text = new StringBuilder(pass.name());
        for (PassInput input : pass.inputs()) {
            InputLayout layout = input.layout();
            text.append('\n').append(input.source().name()).append('\n').append(layout);
        }
        return text.toString();
    }
}
