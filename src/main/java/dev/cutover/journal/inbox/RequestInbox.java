package dev.cutover.journal.inbox;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import com.github.f4b6a3.ulid.UlidCreator;
import dev.cutover.journal.EvidenceStore;
import dev.cutover.journal.Home;
import dev.cutover.journal.RunFolder;
import dev.cutover.journal.disk.Disk;
import dev.cutover.journal.disk.JournalException;
import dev.cutover.problem.FileTrouble;
import dev.cutover.run.Request;
import dev.cutover.run.RunId;
import dev.cutover.run.Speaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The inbox of a run: requests that are made while no process runs it. Whoever makes one writes a file; whoever runs
 * the run reads it, and removes it once the record has it. A file that is no request is never followed, waited for or
 * read whole. Thread-safe, and safe between processes: a file appears under its name when all of it is on the disk.
 */
public final class RequestInbox {
    private static final Pattern NAME = Pattern.compile("[0-9a-z]{26}");
    private static final String REQUEST = ".json";
    private static final String CONTENT = ".evidence";
    private static final int MOST_BYTES = 1 << 16;
    /** The most bytes of a file that people add: 64 MiB. */
    public static final long MOST_CONTENT = 64L << 20;

    private final Disk disk;
    private final RunId run;
    private final Path folder;

    private RequestInbox(Disk disk, RunFolder runFolder) {
        this.disk = disk;
        this.run = runFolder.run();
        this.folder = runFolder.inbox();
    }

    public static RequestInbox of(Home home, RunId run) {
        return new RequestInbox(home.disk(), home.folder(run));
    }

    /**
     * What is in it.
     *
     * @param requests in the order in which they were made
     * @param unfit the files that are no requests, each with the reason
     */
    public record Contents(List<KeptRequest> requests, List<UnfitFile> unfit) {
        public Contents {
            requests = List.copyOf(requests);
            unfit = List.copyOf(unfit);
        }
    }

    /**
     * A file that cannot be entered, and why not.
     *
     * @param stays whether it may well be a request: it cannot be read now, or only by a newer version
     */
    public record UnfitFile(Path file, String why, boolean stays) {}

    /**
     * Durably keeps a request for the next runner.
     *
     * @param content the file that the request is about, if it is one to keep evidence
     * @throws IOException if it cannot be written; then nothing is kept
     */
    public KeptRequest keep(
            Request request, Speaker speaker, Instant at, Optional<Instant> expires, Optional<byte[]> content)
            throws IOException {
        String name = UlidCreator.getMonotonicUlid().toString().toLowerCase(Locale.ROOT);
        var kept = new KeptRequest(name, at, expires, request, speaker);
        disk.makeFolder(folder);
        byte[] text = KeptRequestText.of(run, kept);
        if (text.length > MOST_BYTES) {
            throw new IOException("the request has more than " + MOST_BYTES + " bytes");
        }
        if (content.isPresent()) {
            disk.replace(folder.resolve(name + CONTENT), content.orElseThrow());
        }
        disk.replace(folder.resolve(name + REQUEST), text);
        return kept;
    }

    /** What waits now; nothing if the folder cannot be read, for then nothing can be entered either. */
    public Contents contents() {
        var requests = new ArrayList<KeptRequest>();
        var unfit = new ArrayList<UnfitFile>();
        try {
            for (var file : files()) {
                String name = name(file, REQUEST);
                if (!name.isEmpty()) {
                    read(name, file, requests, unfit);
                } else if (name(file, CONTENT).isEmpty()) {
                    unfit.add(new UnfitFile(file, "it is no file of this tool", false));
                }
            }
        } catch (IOException e) {
            unfit.add(new UnfitFile(folder, FileTrouble.words(e), true));
        } catch (JournalException others) {
            unfit.add(new UnfitFile(folder, String.valueOf(others.getMessage()), true));
        }
        requests.sort(Comparator.comparing(KeptRequest::at).thenComparing(KeptRequest::name));
        return new Contents(requests, unfit);
    }

    private void read(String name, Path file, List<KeptRequest> requests, List<UnfitFile> unfit) {
        try {
            requests.add(KeptRequestText.read(name, read(file, MOST_BYTES), run, owner(file)));
        } catch (UnfitFileException e) {
            unfit.add(new UnfitFile(file, e.why(), e.stays()));
        } catch (NoSuchFileException entered) {
            // Between the look at the folder and the one at the file a runner has entered it.
            return;
        } catch (IOException e) {
            unfit.add(new UnfitFile(file, FileTrouble.words(e), true));
        }
    }

    /** Whatever is in the folder but what is just being written, or was set aside. */
    private List<Path> files() throws IOException {
        if (!disk.exists(folder)) {
            return List.of();
        }
        // Checks that nobody else may write to it, too.
        disk.makeFolder(folder);
        return disk.list(folder).stream()
                .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                .toList();
    }

    /** Whether a request still waits. */
    public boolean holds(KeptRequest kept) {
        return disk.exists(folder.resolve(kept.name() + REQUEST));
    }

    /** How large the content of a request is, whatever the request says; 0 if it has none. */
    public long bytes(KeptRequest kept) {
        try {
            return kept.request() instanceof Request.KeepEvidence
                    ? disk.length(folder.resolve(kept.name() + CONTENT))
                    : 0;
        } catch (IOException unknown) {
            return 0;
        }
    }

    /**
     * The content that a request is about; empty if it is gone, or is not what the request says.
     *
     * @throws IOException if it is there and cannot be read now
     */
    public Optional<byte[]> content(KeptRequest kept) throws IOException {
        if (!(kept.request() instanceof Request.KeepEvidence evidence)) {
            return Optional.empty();
        }
        try {
            byte[] content = read(folder.resolve(kept.name() + CONTENT), MOST_CONTENT);
            return Optional.of(content)
                    .filter(bytes -> EvidenceStore.digest(bytes).equals(evidence.sha256()));
        } catch (UnfitFileException | NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    /**
     * Removes a request, what belongs to it first: as long as the request is there, the next runner removes the rest.
     */
    public void remove(KeptRequest kept) throws IOException {
        disk.remove(folder.resolve(kept.name() + CONTENT));
        disk.remove(folder.resolve(kept.name() + REQUEST));
    }

    /** Leaves a file where it is, under a name by which it is not looked at again. */
    public void setAside(UnfitFile unfit) throws IOException {
        var file = unfit.file();
        disk.rename(file, file.resolveSibling(".aside-" + file.getFileName()));
    }

    /** Empty if it is not a name of that kind. */
    private static String name(Path file, String kind) {
        String whole = String.valueOf(file.getFileName());
        String name = whole.endsWith(kind) ? whole.substring(0, whole.length() - kind.length()) : "";
        return NAME.matcher(name).matches() ? name : "";
    }

    private byte[] read(Path file, long most) throws IOException {
        var attributes = Files.readAttributes(file, PosixFileAttributes.class, NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new UnfitFileException("it is a link, a pipe or a folder, where a file is expected");
        }
        if (attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
                || attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new UnfitFileException("others may write to it");
        }
        if (attributes.size() > most) {
            throw new UnfitFileException("it is larger than a request can be");
        }
        try (var in = disk.read(file, 0)) {
            return in.readNBytes(Math.toIntExact(most));
        }
    }

    /** The user to whom the file belongs, as the file system says: not what its text says. */
    private static String owner(Path file) throws IOException {
        return Files.getOwner(file, NOFOLLOW_LINKS).getName();
    }
}
