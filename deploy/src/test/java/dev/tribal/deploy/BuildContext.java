package dev.tribal.deploy;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;

/**
 * Which files of this project Docker gets when it builds an image. Of all lines of the file that match a path or a folder
 * that it is in, the last one decides, as in https://docs.docker.com/build/concepts/context/#dockerignore-files.
 */
record BuildContext(List<String> lines) {
    static BuildContext read() {
        return new BuildContext(Repository.text("deploy/docker/Dockerfile.dockerignore")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList());
    }

    /** @param path of a file, from the root of the project */
    boolean has(String path) {
        boolean has = true;
        for (String line : lines) {
            boolean again = line.startsWith("!");
            if (covers(again ? line.substring(1) : line, Path.of(path))) {
                has = again;
            }
        }
        return has;
    }

    private static boolean covers(String pattern, Path path) {
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        for (Path part = path; part != null; part = part.getParent()) {
            if (matcher.matches(part)) {
                return true;
            }
        }
        return false;
    }
}
