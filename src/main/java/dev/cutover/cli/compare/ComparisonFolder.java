package dev.cutover.cli.compare;

import dev.cutover.journal.disk.Disk;
import dev.cutover.problem.ExitCode;
import dev.cutover.problem.FileTrouble;
import dev.cutover.problem.ProblemException;
import dev.cutover.reconcile.look.Comparison;
import dev.cutover.reconcile.look.ComparisonPlan;
import dev.cutover.reconcile.look.LookProgress;
import dev.cutover.reconcile.look.RecipeChanged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The temporary files of a comparison, in a folder that is named by what is compared: a killed comparison goes on when
 * the same one is asked for again. What others have left behind is removed. Held until it is closed. Not thread-safe.
 */
final class ComparisonFolder implements AutoCloseable {
    private static final String BEGINNING = "diff-";
    private static final String LOCK = ".lock";
    private static final int LETTERS = 16;
    private static final int MOST_AT_ONCE = 100;

    private final Disk disk;
    private final Path folder;
    private final Disk.HeldLock lock;
    private final boolean wasThere;

    private ComparisonFolder(Disk disk, Path folder, Disk.HeldLock lock) {
        this.disk = disk;
        this.folder = folder;
        this.lock = lock;
        this.wasThere = Files.isDirectory(folder);
    }

    /**
     * A folder for a plan.
     *
     * @throws ProblemException if none can be made there
     */
    static ComparisonFolder below(Path root, ComparisonPlan plan, Disk disk) {
        try {
            disk.makeFolder(root);
            String name = BEGINNING
                    + plan.recipe().substring(0, Math.min(LETTERS, plan.recipe().length()));
            for (int number = 1; number <= MOST_AT_ONCE; number++) {
                // The same comparison may run twice at the same time.
                var folder = root.resolve(number == 1 ? name : name + "-" + number);
                Optional<Disk.HeldLock> lock = disk.lock(lockOf(folder));
                if (lock.isPresent()) {
                    var held = new ComparisonFolder(disk, folder, lock.orElseThrow());
                    held.removeOthers(root);
                    return held;
                }
            }
        } catch (IOException e) {
            throw trouble(root, e);
        }
        throw new ProblemException(
                ExitCode.ERROR, "the same comparison runs " + MOST_AT_ONCE + " times already", "wait for one of them");
    }

    private static Path lockOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + LOCK);
    }

    /** What cannot be removed belongs to somebody who is still at work. */
    private void removeOthers(Path root) throws IOException {
        for (var file : disk.list(root)) {
            boolean isOther = String.valueOf(file.getFileName()).startsWith(BEGINNING)
                    && Files.isDirectory(file)
                    && !file.equals(folder);
            Optional<Disk.HeldLock> free = isOther ? disk.lock(lockOf(file)) : Optional.empty();
            if (free.isPresent()) {
                removeTree(file);
                Files.deleteIfExists(lockOf(file));
                free.orElseThrow().close();
            }
        }
    }

    /**
     * The comparison, continued where one that was broken off had come to.
     *
     * @param notices gets a sentence if it is not a new one
     */
    Comparison comparison(ComparisonPlan plan, LookProgress progress, Consumer<String> notices) {
        try {
            try {
                var comparison = Comparison.in(folder, plan, progress);
                if (wasThere) {
                    notices.accept("goes on where the same comparison was broken off");
                }
                return comparison;
            } catch (RecipeChanged e) {
                notices.accept("the same comparison was broken off, and begins anew: " + e.getMessage());
                removeTree(folder);
                return Comparison.in(folder, plan, progress);
            }
        } catch (IOException e) {
            throw trouble(folder, e);
        } catch (RecipeChanged e) {
            throw new IllegalStateException("a folder that is not there has another recipe", e);
        }
    }

    static ProblemException trouble(Path where, IOException e) {
        return new ProblemException(
                ExitCode.ERROR,
                "the temporary files in " + where + " cannot be used: " + FileTrouble.words(e, where),
                "the same command goes on where it was; --temp names another folder",
                e);
    }

    /** Removes the temporary files. */
    void remove() {
        try {
            removeTree(folder);
            Files.deleteIfExists(lockOf(folder));
        } catch (IOException e) {
            System.getLogger(ComparisonFolder.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot remove " + folder + ": " + FileTrouble.words(e));
        }
    }

    private static void removeTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (var file : all) {
            Files.deleteIfExists(file);
        }
    }

    /** Others may take the folder. */
    @Override
    public void close() {
        lock.close();
    }
}
