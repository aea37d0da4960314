/*
 * A plain loop in C: rank_lap FILE SIZE COUNT kith|degree
 *
 * FILE is what coop.kith.benchmarks.GraphFile wrote. Sweeps over its edges by target, nodes numbered as Kith numbers its rows, or by how many others they
 * point to and nothing else, as is usual: an int and a float for each edge, of which a double is gathered where Kith gathers a long, so 8 bytes both; follow
 * 0.85, mass of nodes without edges to all. Prints one line of JSON with the quickest of COUNT rounds of 20 sweeps, in microseconds of CPU for each sweep.
 * The graph is built before.
 */
#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SWEEPS = 20 };
static const double FOLLOW = 0.85;

static void *room(size_t count, size_t size) {
  void *room = calloc(count ? count : 1, size);
  if (!room) {
    fputs("rank_lap: out of memory\n", stderr);
    exit(1);
  }
  return room;
}

static int32_t *read_ints(const char *name, size_t *count) {
  FILE *file = fopen(name, "rb");
  if (!file || fseek(file, 0, SEEK_END)) {
    perror(name);
    exit(1);
  }
  *count = (size_t)ftell(file) / 4;
  rewind(file);
  int32_t *ints = room(*count, 4);
  if (fread(ints, 4, *count, file) != *count) {
    perror(name);
    exit(1);
  }
  fclose(file);
  for (size_t at = 0; at < *count; at++) {
    ints[at] = (int32_t)ntohl((uint32_t)ints[at]);
  }
  return ints;
}

/* The nodes, those with the largest number first, equals in the order they were in. */
static int32_t *most(int32_t nodes, const int32_t *number, int32_t *order) {
  int32_t largest = 0;
  for (int32_t node = 0; node < nodes; node++) {
    largest = number[node] > largest ? number[node] : largest;
  }
  int32_t *next = room((size_t)largest + 2, 4), *sorted = room(nodes, 4);
  for (int32_t node = 0; node < nodes; node++) {
    next[largest - number[node] + 1]++;
  }
  for (int32_t shelf = 0; shelf <= largest; shelf++) {
    next[shelf + 1] += next[shelf];
  }
  for (int32_t at = 0; at < nodes; at++) {
    sorted[next[largest - number[order[at]]]++] = order[at];
  }
  free(next);
  free(order);
  return sorted;
}

/* The place of each node among all: those first that point to most others; as Kith has it, to within a factor of two, and of those first the ones to whom
 * most point. */
static int32_t *numbering(int32_t nodes, int32_t edges, const int32_t *edge, int kith) {
  int32_t *out = room(nodes, 4), *in = room(nodes, 4), *order = room(nodes, 4), *row = room(nodes, 4);
  for (int32_t at = 0; at < edges; at++) {
    out[edge[3 * (size_t)at]]++;
    in[edge[3 * (size_t)at + 1]]++;
  }
  for (int32_t node = 0; node < nodes; node++) {
    int32_t bits = 0;
    for (int32_t left = out[node]; left > 0; left /= 2) {
      bits++;
    }
    out[node] = kith ? bits : out[node];
    order[node] = node;
  }
  order = most(nodes, out, kith ? most(nodes, in, order) : order);
  for (int32_t place = 0; place < nodes; place++) {
    row[order[place]] = place;
  }
  free(out);
  free(in);
  free(order);
  return row;
}

int main(int count, char **arguments) {
  if (count != 5) {
    fputs("rank_lap FILE SIZE COUNT kith|degree\n", stderr);
    return 64;
  }
  size_t ints;
  int32_t *file = read_ints(arguments[1], &ints);
  int32_t nodes = file[0], edges = file[1];
  const int32_t *edge = file + 2;
  int32_t *row = numbering(nodes, edges, edge, !strcmp(arguments[4], "kith"));
  int32_t *start = room((size_t)nodes + 1, 4), *source = room(edges, 4);
  float *weight = room(edges, sizeof(float));
  double *given = room(nodes, 8), *rank = room(nodes, 8), *share = room(nodes, 8);
  for (int32_t at = 0; at < edges; at++) {
    start[row[edge[3 * (size_t)at + 1]] + 1]++;
    given[row[edge[3 * (size_t)at]]] += edge[3 * (size_t)at + 2];
  }
  for (int32_t node = 0; node < nodes; node++) {
    start[node + 1] += start[node];
  }
  int32_t *next = room(nodes, 4);
  for (int32_t node = 0; node < nodes; node++) {
    next[node] = start[node];
  }
  for (int32_t at = 0; at < edges; at++) {
    int32_t place = next[row[edge[3 * (size_t)at + 1]]]++;
    source[place] = row[edge[3 * (size_t)at]];
    weight[place] = (float)edge[3 * (size_t)at + 2];
  }
  free(next);
  double best = 1e300;
  for (int round = 0; round < atoi(arguments[3]); round++) {
    for (int32_t node = 0; node < nodes; node++) {
      rank[node] = 1.0 / nodes;
    }
    clock_t began = clock();
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double loose = 0;
      for (int32_t node = 0; node < nodes; node++) {
        if (given[node] > 0) {
          share[node] = FOLLOW * rank[node] / given[node];
        } else {
          loose += rank[node];
        }
      }
      double restart = (1 - FOLLOW + FOLLOW * loose) / nodes;
      for (int32_t node = 0; node < nodes; node++) {
        double sum = 0;
        for (int32_t at = start[node]; at < start[node + 1]; at++) {
          sum += share[source[at]] * weight[at];
        }
        rank[node] = restart + sum;
      }
    }
    double took = (double)(clock() - began) / CLOCKS_PER_SEC * 1e6 / SWEEPS;
    best = took < best ? took : best;
  }
  printf("{\"who\": \"c\", \"numbered\": \"%s\", \"size\": \"%s\", \"sweepMicroseconds\": %.0f, \"scoreOfTheFirst\": \"%.9g\"}\n", arguments[4],
         arguments[2], best, rank[row[0]]);
  return 0;
}
