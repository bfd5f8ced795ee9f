package dev.cutover.connector.files;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The folder that a system is confined to. Immutable and thread-safe. */
record RootFolder(Path path) {
    /** @throws RefusedFileException if it is no folder that can be entered */
    Path real() throws RefusedFileException {
        try {
            var real = path.toRealPath();
            if (Files.isDirectory(real)) {
                return real;
            }
            throw new RefusedFileException(path + " is no folder");
        } catch (IOException e) {
            throw new RefusedFileException("there is no folder " + path + " that can be entered");
        }
    }

    /**
     * The file of a name, which need not be there.
     *
     * @throws RefusedFileException if its name leads out of the folder, or its folder is not there
     */
    Path file(String name) throws RefusedFileException {
        var objection = FileNames.objection(name);
        if (objection.isPresent()) {
            throw new RefusedFileException("the name `" + name + "` " + objection.get());
        }
        var root = real();
        var file = root.resolve(name);
        try {
            var parent = file.resolveSibling(".").toRealPath();
            if (!parent.startsWith(root)) {
                throw new RefusedFileException(name + " leads out of the folder " + path);
            }
        } catch (IOException e) {
            throw new RefusedFileException("there is no folder " + file.getParent());
        }
        if (Files.isSymbolicLink(file) && !leadsWithin(root, file)) {
            throw new RefusedFileException(name + " is a symbolic link that leads out of the folder " + path);
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new RefusedFileException(file + " is no file");
        }
        return file;
    }

    /**
     * The same for a file that is written: no link.
     *
     * @throws RefusedFileException as {@link #file} does, and if it is a link
     */
    Path writtenFile(String name) throws RefusedFileException {
        var file = file(name);
        if (Files.isSymbolicLink(file)) {
            throw new RefusedFileException(name + " is a symbolic link: what it names would be replaced unseen");
        }
        return file;
    }

    /**
     * The files of a name or a pattern, in the order of their names.
     *
     * @throws RefusedFileException if there is none
     */
    List<Path> files(String pattern) throws RefusedFileException {
        int slash = pattern.lastIndexOf('/') + 1;
        String last = pattern.substring(slash);
        if (last.indexOf('*') < 0 && last.indexOf('?') < 0) {
            var file = file(pattern);
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new RefusedFileException("there is no file " + file);
            }
            return List.of(file);
        }
        var folder = file(pattern.substring(0, slash) + "any").resolveSibling("");
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + last.replaceAll("[\\[\\]{}]", "\\\\$0"));
        try (Stream<Path> entries = Files.list(folder)) {
            var names = entries.map(Path::getFileName)
                    .filter(matcher::matches)
                    .map(Path::toString)
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
            if (names.isEmpty()) {
                throw new RefusedFileException("no file in " + folder + " is named like " + last);
            }
            var files = new ArrayList<Path>();
            for (String name : names) {
                files.add(file(pattern.substring(0, slash) + name));
            }
            return files;
        } catch (IOException e) {
            throw new RefusedFileException("the folder " + folder + " cannot be listed");
        }
    }

    private static boolean leadsWithin(Path root, Path link) {
        try {
            return link.toRealPath().startsWith(root);
        } catch (IOException leadsNowhere) {
            return false;
        }
    }
}
