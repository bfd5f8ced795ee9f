package dev.cutover.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cutover.acceptance.Place;
import dev.cutover.acceptance.SampleRuns;
import dev.cutover.cli.Main;
import dev.cutover.execution.process.ProcessEnvironment;
import dev.cutover.journal.disk.AppendFile;
import dev.cutover.journal.disk.Disk;
import dev.cutover.journal.disk.DiskFullException;
import dev.cutover.journal.disk.FileDisk;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FullDiskTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1000, 4000})
    void aDiskWithoutRoomIsOneErrorAndNothingIsLeft(int room) throws IOException {
        SampleRuns.fill(Place.in(folder).home());

        String err = exported(withRoomFor(room));

        assertThat(err)
                .contains("cannot write", "night.tar.gz", "no space left", "name a place with -o FILE that has room")
                .doesNotContain("\tat ");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactly(".cutover");
        }
    }

    @Test
    void whatIsToBeReplacedStaysAsItWas() throws IOException {
        SampleRuns.fill(Place.in(folder).home());
        Files.writeString(folder.resolve("night.tar.gz"), "the export of last night");

        assertThat(exported(withRoomFor(1000))).contains("no space left");

        assertThat(folder.resolve("night.tar.gz")).hasContent("the export of last night");
    }

    private String exported(Disk disk) {
        var err = new StringWriter();
        var environment = new ProcessEnvironment(
                Map.of(),
                folder,
                InputStream.nullInputStream(),
                new PrintWriter(new StringWriter()),
                new PrintWriter(err, true),
                false,
                disk);
        int exit = Main.run(environment, "export", SampleRuns.WAITING, "-o", "night.tar.gz", "--force");
        assertThat(exit).isEqualTo(1);
        return err.toString();
    }

    /** The disk of this machine, with room for so many bytes of each new file. */
    private static Disk withRoomFor(int bytes) {
        var real = new FileDisk();
        return (Disk) Proxy.newProxyInstance(
                Disk.class.getClassLoader(), new Class<?>[] {Disk.class}, (proxy, method, args) -> {
                    try {
                        var done = method.invoke(real, args);
                        return done instanceof AppendFile file ? new SmallFile(file, bytes) : done;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private record SmallFile(AppendFile file, long room) implements AppendFile {
        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            if (file.length() + bytes.length > room) {
                throw new DiskFullException("no space left on the disk");
            }
            file.write(bytes);
        }

        @Override
        public void force() throws IOException {
            file.force();
        }

        @Override
        public void cut(long length) throws IOException {
            file.cut(length);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
