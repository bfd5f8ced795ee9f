package dev.cutover.yaml.include;

import dev.cutover.yaml.tree.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads files of the runbook's folder and its subfolders. Reads nothing outside, not even through symbolic links. Keeps
 * the texts that it has read, so that a run can pin them. Not thread-safe.
 */
public final class FolderParts implements Parts {
    private final Path folder;
    private final Map<String, String> read = new TreeMap<>();

    public FolderParts(Path folder) {
        this.folder = folder;
    }

    /** The files beside a runbook. */
    public static FolderParts beside(Path runbook) {
        Path folder = runbook.toAbsolutePath().getParent();
        return new FolderParts(folder == null ? runbook.toAbsolutePath() : folder);
    }

    /** The texts read so far, by path. */
    public Map<String, String> texts() {
        return Collections.unmodifiableMap(new TreeMap<>(read));
    }

    @Override
    public byte[] bytes(String path) throws Refused {
        try {
            Path real = folder.resolve(path).toRealPath();
            if (!real.startsWith(folder.toRealPath())) {
                throw new Refused("a symbolic link leads out of the runbook's folder", "put a copy into the folder");
            }
            if (!Files.isRegularFile(real)) {
                throw new Refused(
                        Files.isDirectory(real) ? "it is a folder" : "it is not a regular file", "name a file");
            }
            try (var in = Files.newInputStream(real)) {
                byte[] bytes = in.readNBytes(Tree.mostBytes() + 1);
                read.put(path, new String(bytes, StandardCharsets.UTF_8));
                return bytes;
            }
        } catch (NoSuchFileException missing) {
            throw new Refused("there is no such file", "paths start at the runbook's folder");
        } catch (IOException | InvalidPathException broken) {
            throw new Refused("it cannot be read", "check its permissions");
        }
    }
}
