package org.keskio.local.engine;

import java.nio.file.Path;
import java.util.List;
import org.keskio.local.Home;

/** Runs the generator of the demo world. */
public final class WorldMaker {

    private final Home home;

    public WorldMaker(Home home) {
        this.home = home;
    }

    /** Writes the feed files of the world with this seed into a folder. */
    public void make(long seed, Path folder) {
        String classPath = Java.classPath(
                home.root().resolve("local/world/target/classes"), home.root().resolve("local/target/class.path"));
        Tool.run(
                "world",
                Java.command(
                        List.of("-Xmx512m"),
                        List.of(
                                "-cp",
                                classPath,
                                "org.keskio.world.Main",
                                "--seed",
                                String.valueOf(seed),
                                "--out",
                                folder.toString())),
                home);
    }
}
