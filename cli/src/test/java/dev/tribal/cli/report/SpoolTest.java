package dev.tribal.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How much room the folder of kept reports takes. */
class SpoolTest extends Reporting {
    @Test
    void whatIsSetAsideTakesNoRoomAndIsDeletedAfterAMonth() throws Exception {
        var spool = new Spool(spool(), 200);
        var upload = new Upload("local", "/", "text/plain", "k");
        spool.add(upload, log("1".repeat(150)));
        spool.setAside(spool.waiting().getFirst());
        Path unfinished = Files.createFile(spool().resolve("new1.tmp"));

        spool.add(new Upload("local", "/", "text/plain", "l"), log("2".repeat(150)));
        assertThat(spooled()).hasSize(3);
        for (Path file : spooled()) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(31))));
        }
        spool.tidy();

        assertThat(unfinished).doesNotExist();
        assertThat(spooled()).singleElement().asString().endsWith("-l.report");
    }

    @Test
    void fullSpoolIsSaid() throws Exception {
        var spool = new Spool(spool(), 10);
        var upload = new Upload("local", "/", "text/plain", "k");
        spool.add(upload, log("12345"));

        assertThatThrownBy(() -> spool.add(upload, log("123456")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no room is left");
        assertThat(spooled()).hasSize(1);
    }
}
