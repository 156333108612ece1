/** The morning page: what needs a person, and how each marketplace is doing. Only reads; nobody knows it. */
package dev.vigia.today;
