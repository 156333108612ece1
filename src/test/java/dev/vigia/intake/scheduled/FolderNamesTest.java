package dev.vigia.intake.scheduled;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vigia.intake.scheduled.ScheduledImport.FilePlace;
import dev.vigia.intake.scheduled.WatchedFolders.Folder;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people call a folder of the server: nothing of it above the root. */
class FolderNamesTest {

    @TempDir
    private Path server;
    private Path shop;

    @BeforeEach
    void make() throws IOException {
        server = server.toRealPath();
        shop = Files.createDirectories(server.resolve("disk-1/files/tienda/erp")).getParent();
        Files.createDirectories(server.resolve("disk-2/files/tienda"));
    }

    @Test
    void it_begins_with_the_name_of_the_root() {
        assertThat(below("disk-1/files").of("tienda", Optional.empty())).containsExactly(new Folder(shop.toString(),
                "files/tienda"), new Folder(shop.resolve("erp").toString(), "files/tienda/erp"));
    }

    @Test
    void roots_of_one_name_are_told_apart() {
        assertThat(below("disk-1/files", "disk-2/files").of("tienda", Optional.empty())).extracting(Folder::name)
                .containsExactly("files/tienda", "files/tienda/erp", "files (2)/tienda");
    }

    @Test
    void a_root_that_is_a_link_goes_by_the_name_in_the_configuration() throws IOException {
        Files.createSymbolicLink(server.resolve("entrada"), server.resolve("disk-1/files"));
        assertThat(below("entrada").of("tienda", Optional.empty())).extracting(Folder::name).containsExactly(
                "entrada/tienda", "entrada/tienda/erp");
    }

    @Test
    void one_that_is_gone_keeps_its_name_and_one_below_no_root_has_its_last() throws IOException {
        Files.delete(shop.resolve("erp"));
        assertThat(below("disk-1/files").shown(kept("disk-1/files/tienda/erp"))).isEqualTo("files/tienda/erp");
        assertThat(below("disk-2/files").shown(kept("disk-1/files/tienda/erp"))).isEqualTo("erp");
        assertThat(below("disk-2/files").of("tienda", Optional.of(kept("disk-1/files/tienda/erp")))).extracting(
                Folder::name).as("it can still be left as it is").containsExactly("erp", "files/tienda");
    }

    private ScheduledImport kept(String folder) {
        return ScheduledImport.of(1, FilePlace.FOLDER, server.resolve(folder).toString(), "Ana", Instant.EPOCH);
    }

    private WatchedFolders below(String... roots) {
        List<String> paths = Stream.of(roots).map(root -> server.resolve(root).toString()).toList();
        return new WatchedFolders(new SmallRyeConfigBuilder().addDiscoveredConverters()
                .withMapping(ScheduledImportConfig.class)
                .withDefaultValue("vigia.intake.scheduled.roots", paths.stream().collect(Collectors.joining(",")))
                .build().getConfigMapping(ScheduledImportConfig.class));
    }
}
