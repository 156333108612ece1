package dev.vigia.sandbox.mirakl;

import dev.vigia.sandbox.SandboxConfig;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;

@Singleton
@UnlessBuildProfile("prod")
class CarrefourSandbox extends MiraklSandbox {

    CarrefourSandbox(Vertx vertx, SandboxConfig config) {
        super("carrefour", vertx, config);
    }
}
