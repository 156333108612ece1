/** The shop that {@code quarkus:dev} shows, on every marketplace of the sandbox. Not part of the packaged application. */
package dev.vigia.sample;
