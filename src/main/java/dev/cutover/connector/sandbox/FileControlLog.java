package dev.cutover.connector.sandbox;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Remembers controls in a file, one line of JSON each, forced before a control counts. A last line without its end was
 * never acknowledged, and is cut off when the file is opened; any other line that cannot be read is an error.
 */
final class FileControlLog implements ControlLog {
    private final Path file;
    private final FileChannel channel;
    private final List<Control> controls;
    private boolean broken;

    private FileControlLog(Path file, FileChannel channel, List<Control> controls) {
        this.file = file;
        this.channel = channel;
        this.controls = controls;
    }

    /** @throws EstateException if the file cannot be opened, or is not a log */
    static FileControlLog open(Path file) {
        try {
            var channel = FileChannel.open(file, Set.of(CREATE, READ, WRITE), ownerOnly(file));
            try {
                return new FileControlLog(file, channel, read(file, channel));
            } catch (IOException | RuntimeException failure) {
                channel.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new EstateException(
                    "cannot open the sandbox's log " + file + ": " + failure.getMessage(),
                    "see that its folder exists and can be written to",
                    failure);
        }
    }

    @Override
    public List<Control> controls() {
        return List.copyOf(controls);
    }

    @Override
    public void append(Control control) {
        if (broken) {
            throw new EstateException(
                    "the sandbox's log " + file + " failed before and takes no more", "end the process and resume");
        }
        try {
            write(ByteBuffer.wrap((ControlJson.write(control) + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(false);
        } catch (IOException failure) {
            broken = true;
            throw new EstateException(
                    "cannot write the sandbox's log " + file + ": " + failure.getMessage(),
                    "make room on the disk, then resume",
                    failure);
        }
        controls.add(control);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new EstateException(
                    "cannot close the sandbox's log " + file + ": " + failure.getMessage(),
                    "nothing is lost: every control was forced when it was given",
                    failure);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(Set.of(OWNER_READ, OWNER_WRITE))}
                : new FileAttribute<?>[0];
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static List<Control> read(Path file, FileChannel channel) throws IOException {
        var content = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (content.hasRemaining() && channel.read(content) >= 0) {
            // until all of it is there
        }
        byte[] bytes = content.array();
        int whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        if (whole < bytes.length) {
            channel.truncate(whole);
        }
        channel.position(whole);
        var controls = new ArrayList<Control>();
        for (String line :
                new String(bytes, 0, whole, StandardCharsets.UTF_8).lines().toList()) {
            controls.add(parse(file, line, controls.size() + 1));
        }
        return controls;
    }

    private static Control parse(Path file, String line, int number) {
        try {
            return ControlReader.read(line);
        } catch (IOException | RuntimeException wrong) {
            throw new EstateException(
                    "line " + number + " of the sandbox's log " + file + " cannot be read",
                    "the file was changed by somebody else: move it away to begin with a new sandbox",
                    wrong);
        }
    }
}
