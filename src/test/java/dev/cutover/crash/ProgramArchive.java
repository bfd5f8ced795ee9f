package dev.cutover.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.jar.JarOutputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;

/**
 * The program of this build, prepared for fast starts: its classes as jars, and an archive of the classes that a whole
 * run loads. The first test that needs it makes it, below {@code target/}, for all JVMs of a build.
 */
final class ProgramArchive {
    private static final Path TARGET = target();
    private static final ProgramArchive OF_THIS_BUILD = ofThisBuild();

    private final Path folder;
    private final List<Path> classPath = new ArrayList<>();

    private ProgramArchive(Path folder) {
        this.folder = folder;
    }

    /** What a JVM is to be told so that it finds the program. */
    static List<String> options() {
        var archive = OF_THIS_BUILD.archive();
        var options = new ArrayList<>(OF_THIS_BUILD.start());
        if (Files.exists(archive)) {
            options.add(1, "-XX:SharedArchiveFile=" + archive);
        }
        return options;
    }

    private static Path target() {
        try {
            return Path.of(ProgramArchive.class.getResource("/").toURI()).getParent();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static ProgramArchive ofThisBuild() {
        var entries = List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                .map(Path::of)
                .toList();
        try (var lock = FileChannel.open(TARGET.resolve("program.lock"), CREATE, WRITE)) {
            // Held until the channel is closed; nobody else of this JVM comes here.
            lock.lock();
            var made = new ProgramArchive(Files.createDirectories(TARGET.resolve("program-" + fingerprint(entries))));
            made.make(entries);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Another one whenever a class was compiled anew, or another JVM is to start the program. */
    private static String fingerprint(List<Path> entries) throws IOException {
        var seen = new StringBuilder(System.getProperty("java.home"));
        for (var entry : entries) {
            seen.append('\n').append(entry);
            if (Files.isDirectory(entry)) {
                for (var file : files(entry)) {
                    seen.append('\n').append(file).append(Files.getLastModifiedTime(file));
                }
            }
        }
        return UUID.nameUUIDFromBytes(seen.toString().getBytes(UTF_8)).toString();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void make(List<Path> entries) throws IOException, InterruptedException {
        boolean isNew = !Files.exists(folder.resolve("done"));
        for (var entry : entries) {
            classPath.add(Files.isDirectory(entry) ? jar(entry, isNew) : entry);
        }
        if (isNew) {
            archiveClasses();
            Files.createFile(folder.resolve("done"));
        }
    }

    private Path jar(Path entry, boolean isNew) throws IOException {
        var jar = folder.resolve(entry.getFileName() + ".jar");
        if (isNew) {
            try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
                out.setLevel(Deflater.NO_COMPRESSION);
                for (var file : files(entry)) {
                    out.putNextEntry(new ZipEntry(entry.relativize(file).toString()));
                    Files.copy(file, out);
                }
            }
        }
        return jar;
    }

    /** One whole run; where this JVM cannot write an archive, the program starts without. */
    private void archiveClasses() throws IOException, InterruptedException {
        var crashSite = new CrashSite(folder.resolve("site"));
        var line = new ArrayList<>(start());
        line.add(1, "-XX:ArchiveClassesAtExit=" + archive());
        line.add(2, "-Dcrash.notes=" + crashSite.folder());
        line.add("dev.cutover.execution.process.MortalMain");
        line.addAll(List.of(CrashSite.run()));
        crashSite
                .process(line)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start()
                .waitFor();
    }

    private Path archive() {
        return folder.resolve("classes.jsa");
    }

    private List<String> start() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Xlog:disable",
                "-cp",
                String.join(
                        File.pathSeparator,
                        classPath.stream().map(Path::toString).toList()));
    }
}
