/**
 * Stock over Kafka: a topic per retailer, keyed by SKU, each value an item of the API's. What cannot be taken goes to the dead
 * letters of its topic. Without `vigia.intake.kafka.servers` nothing of it runs. It knows the intake.
 */
package dev.vigia.intake.kafka;
