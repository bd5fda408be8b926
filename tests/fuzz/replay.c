/*
 * Gives a fuzz target the bytes of files, each in a process of its own, and counts those that it survives within ten
 * seconds: main() in place of libFuzzer's, so that any compiler can build a target. Ends in "N passed, M failed".
 *
 * usage: replay_TARGET FOLDER...
 */
#include <dirent.h>
#include <sys/wait.h>

#include "fuzz.h"

enum { SECONDS = 10 };

static struct baat_buffer bytes;

static bool survives(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC), status = 1;
	if (fd < 0) {
		perror(path);
		return false;
	}
	fuzz_fd_read(fd, &bytes);
	close(fd);
	fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		alarm(SECONDS);
		exit(LLVMFuzzerTestOneInput((const uint8_t *)bytes.at, bytes.length));
	}
	return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

int main(int argc, char **argv)
{
	unsigned passed = 0, failed = 0;
	for (int i = 1; i < argc; i++) {
		struct dirent **entries;
		int count = scandir(argv[i], &entries, NULL, alphasort);
		for (int j = 0; j < count; j++) {
			char path[4096];
			snprintf(path, sizeof path, "%s/%s", argv[i], entries[j]->d_name);
			bool file = entries[j]->d_name[0] != '.';
			bool survived = file && survives(path);
			passed += survived;
			failed += file && !survived;
			if (file && !survived)
				printf("failed: %s %s\n", argv[0], path);
			free(entries[j]);
		}
		if (count >= 0)
			free(entries);
	}
	baat_buffer_free(&bytes);
	printf("%u passed, %u failed\n", passed, failed);
	return failed > 0;
}
