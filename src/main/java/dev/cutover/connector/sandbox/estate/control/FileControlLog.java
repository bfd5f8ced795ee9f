package dev.cutover.connector.sandbox.estate.control;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import dev.cutover.connector.sandbox.estate.platform.EstateException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Stores controls in a file, one line of JSON each, forced to disk before a control takes effect. A last line without a
 * line end was never acknowledged and is cut off when the file is opened; any other unreadable line is an error.
 *
 * <p>The file is not written through a channel: a channel closes itself when its thread is interrupted, and threads of
 * calls that time out are interrupted.
 */
public final class FileControlLog implements ControlLog {
    private final Path path;
    private final RandomAccessFile file;
    private final List<EstateControl> controls;
    private boolean broken;

    private FileControlLog(Path path, RandomAccessFile file, List<EstateControl> controls) {
        this.path = path;
        this.file = file;
        this.controls = controls;
    }

    /**
     * Opens a log, or creates it if it does not exist.
     *
     * @throws EstateException if the file cannot be opened, or is not a log
     */
    public static FileControlLog open(Path path) {
        try {
            createIfMissing(path);
            var file = new RandomAccessFile(path.toFile(), "rw");
            try {
                return new FileControlLog(path, file, read(path, file));
            } catch (IOException | RuntimeException failure) {
                file.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new ControlLogException(
                    "cannot open the sandbox's log " + path + ": " + failure.getMessage(),
                    "make sure that its folder exists and is writable",
                    failure);
        }
    }

    @Override
    public List<EstateControl> controls() {
        return List.copyOf(controls);
    }

    @Override
    public void append(EstateControl estateControl) {
        if (broken) {
            throw new ControlLogException(
                    "the sandbox's log " + path + " failed before and accepts no more writes",
                    "stop the process, then resume the run");
        }
        try {
            file.write((ControlJson.write(estateControl) + "\n").getBytes(StandardCharsets.UTF_8));
            file.getFD().sync();
        } catch (IOException failure) {
            broken = true;
            throw new ControlLogException(
                    "cannot write the sandbox's log " + path + ": " + failure.getMessage(),
                    "free space on the disk, then resume",
                    failure);
        }
        controls.add(estateControl);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failure) {
            throw new ControlLogException(
                    "cannot close the sandbox's log " + path + ": " + failure.getMessage(),
                    "nothing is lost: every control was already on disk",
                    failure);
        }
    }

    private static void createIfMissing(Path path) throws IOException {
        try {
            if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(path, PosixFilePermissions.asFileAttribute(Set.of(OWNER_READ, OWNER_WRITE)));
            } else {
                Files.createFile(path);
            }
        } catch (FileAlreadyExistsException exists) {
            // The log of a run that is resumed.
        }
    }

    private static List<EstateControl> read(Path path, RandomAccessFile file) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(file.length())];
        file.readFully(bytes);
        int whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        file.setLength(whole);
        file.seek(whole);
        var controls = new ArrayList<EstateControl>();
        for (String line :
                new String(bytes, 0, whole, StandardCharsets.UTF_8).lines().toList()) {
            controls.add(parse(path, line, controls.size() + 1));
        }
        return controls;
    }

    private static EstateControl parse(Path path, String line, int number) {
        try {
            return ControlReader.read(line);
        } catch (IOException | RuntimeException wrong) {
            throw new EstateException(
                    "line " + number + " of the sandbox's log " + path + " cannot be read",
                    "the file was changed outside of Cutover: move it away to start a new sandbox",
                    wrong);
        }
    }
}
