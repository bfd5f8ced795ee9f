package dev.cutover.yaml;

import dev.cutover.problem.ExitCode;
import dev.cutover.problem.ProblemException;
import dev.cutover.yaml.tree.Shown;
import dev.cutover.yaml.tree.Tree;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file whole, and no more of it than a reader would take. */
public final class FileBytes {
    private FileBytes() {}

    /**
     * The bytes of the file; of one that is too large, one more than is taken, so that its reader says so.
     *
     * @throws ProblemException if it is not there or cannot be read
     */
    public static byte[] of(Path path) {
        String name = Shown.line(path.toString());
        try (var in = Files.newInputStream(path)) {
            return in.readNBytes(Tree.mostBytes() + 1);
        } catch (NoSuchFileException missing) {
            throw new ProblemException(ExitCode.INVALID, name + ": there is no such file", "check the path", missing);
        } catch (FileSystemException refused) {
            String why = Files.isDirectory(path) ? "it is a folder" : "the file system refuses it";
            throw new ProblemException(ExitCode.INVALID, name + " cannot be read: " + why, "", refused);
        } catch (IOException broken) {
            String why = Files.isDirectory(path) ? "it is a folder" : "reading it broke off";
            throw new ProblemException(ExitCode.INVALID, name + " cannot be read: " + why, "", broken);
        }
    }
}
