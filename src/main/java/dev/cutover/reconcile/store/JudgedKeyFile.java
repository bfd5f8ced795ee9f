package dev.cutover.reconcile.store;

import dev.cutover.reconcile.judge.Judgement;
import dev.cutover.reconcile.judge.RuleHit;
import dev.cutover.reconcile.judge.Standing;
import dev.cutover.reconcile.row.StoredText;
import dev.cutover.reconcile.store.disk.PrivateFiles;
import dev.cutover.run.comparison.Discrepancy;
import dev.cutover.run.comparison.ProblemKind;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of judged keys. It is there only when it was written to its end, and is readable to the user alone. It is made
 * when the first key is added, or when it is put in place. Not thread-safe.
 */
public final class JudgedKeyFile implements AutoCloseable {
    private final Path file;
    private final CRC32C sum = new CRC32C();
    private @Nullable DataOutputStream out;

    private JudgedKeyFile(Path file) {
        this.file = file;
    }

    /** Begins to write a file; an earlier one of that name stays until the new one is complete. */
    public static JudgedKeyFile create(Path file) {
        return new JudgedKeyFile(file);
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    private DataOutputStream out() throws IOException {
        if (out == null) {
            var channel = Channels.newOutputStream(PrivateFiles.create(beside(file)));
            out = new DataOutputStream(new CheckedOutputStream(new BufferedOutputStream(channel), sum));
        }
        return out;
    }

    public void add(JudgedKey key) throws IOException {
        var to = out();
        to.writeBoolean(true);
        StoredText.writeAll(to, key.key());
        StoredText.write(to, key.standing().map(Standing::name).orElse(null));
        to.writeBoolean(key.judgement().isMoving());
        to.writeInt(key.judgement().byRule().size());
        for (RuleHit hit : key.judgement().byRule()) {
            StoredText.write(to, hit.column());
            StoredText.write(to, hit.rule());
        }
        StoredText.writeAll(to, key.versions());
        to.writeInt(key.judgement().problems().size());
        for (Discrepancy problem : key.judgement().problems()) {
            StoredText.write(to, problem.kind().toString());
            StoredText.write(to, problem.about());
            StoredText.write(to, problem.left());
            StoredText.write(to, problem.right());
        }
    }

    /** Puts the file in place. Closing without it drops what was written. */
    public void complete() throws IOException {
        try (var to = out()) {
            to.writeBoolean(false);
            to.writeLong(sum.getValue());
        }
        out = null;
        Files.move(beside(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
            out = null;
            Files.deleteIfExists(beside(file));
        }
    }

    /**
     * Passes on all keys, in the order of writing; none if the file is not there.
     *
     * @throws IOException if it cannot be read or is broken
     */
    public static void read(Path file, JudgedKeySink sink) throws IOException, InterruptedException {
        var sum = new CRC32C();
        try (var raw = Files.newInputStream(file);
                var in = new DataInputStream(new CheckedInputStream(new BufferedInputStream(raw), sum))) {
            while (in.readBoolean()) {
                sink.judged(key(in));
            }
            long expected = sum.getValue();
            if (in.readLong() != expected) {
                throw new IOException(file + " is not as it was written");
            }
        } catch (NoSuchFileException none) {
            return;
        } catch (EOFException cut) {
            throw new IOException(file + " ends too early", cut);
        }
    }

    private static JudgedKey key(DataInputStream in) throws IOException {
        var key = StoredText.readAll(in);
        String standing = StoredText.readNullable(in);
        boolean isMoving = in.readBoolean();
        var byRule = byRule(in);
        var versions = StoredText.readAll(in);
        var judgement = new Judgement(problems(in), byRule, isMoving);
        return new JudgedKey(key, judgement, Optional.ofNullable(standing).map(Standing::valueOf), versions);
    }

    private static List<RuleHit> byRule(DataInputStream in) throws IOException {
        int count = in.readInt();
        var hits = new ArrayList<RuleHit>();
        for (int i = 0; i < count; i++) {
            hits.add(new RuleHit(StoredText.read(in), StoredText.read(in)));
        }
        return hits;
    }

    private static List<Discrepancy> problems(DataInputStream in) throws IOException {
        int count = in.readInt();
        var problems = new ArrayList<Discrepancy>();
        for (int i = 0; i < count; i++) {
            String kind = StoredText.read(in);
            var known = ProblemKind.named(kind).orElseThrow(() -> new IOException("no such kind of problem: " + kind));
            problems.add(new Discrepancy(
                    known, StoredText.read(in), StoredText.readNullable(in), StoredText.readNullable(in)));
        }
        return problems;
    }
}
