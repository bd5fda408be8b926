#include "system-text.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "gettext.h"

/* What opening, reading, writing, renaming and removing files can give, here or over a network. */
static const struct {
	int number;
	const char *text;
} texts[] = {
    {EPERM, N_("Operation not permitted")},
    {ENOENT, N_("No such file or directory")},
    {EINTR, N_("Interrupted system call")},
    {EIO, N_("Input/output error")},
    {ENXIO, N_("No such device or address")},
    {EBADF, N_("Bad file descriptor")},
    {EAGAIN, N_("Resource temporarily unavailable")},
    {ENOMEM, N_("Cannot allocate memory")},
    {EACCES, N_("Permission denied")},
    {EBUSY, N_("Device or resource busy")},
    {EEXIST, N_("File exists")},
    {EXDEV, N_("Invalid cross-device link")},
    {ENODEV, N_("No such device")},
    {ENOTDIR, N_("Not a directory")},
    {EISDIR, N_("Is a directory")},
    {EINVAL, N_("Invalid argument")},
    {ENFILE, N_("Too many open files in system")},
    {EMFILE, N_("Too many open files")},
    {ETXTBSY, N_("Text file busy")},
    {EFBIG, N_("File too large")},
    {ENOSPC, N_("No space left on device")},
    {ESPIPE, N_("Illegal seek")},
    {EROFS, N_("Read-only file system")},
    {EMLINK, N_("Too many links")},
    {EPIPE, N_("Broken pipe")},
    {ENAMETOOLONG, N_("File name too long")},
    {ENOTEMPTY, N_("Directory not empty")},
    {ELOOP, N_("Too many levels of symbolic links")},
    {EILSEQ, N_("Invalid or incomplete multibyte or wide character")},
    {EOVERFLOW, N_("Value too large for defined data type")},
    {EOPNOTSUPP, N_("Operation not supported")},
    {ECONNRESET, N_("Connection reset by peer")},
    {ENOTCONN, N_("Transport endpoint is not connected")},
    {ETIMEDOUT, N_("Connection timed out")},
    {EHOSTDOWN, N_("Host is down")},
    {EHOSTUNREACH, N_("No route to host")},
    {ESTALE, N_("Stale file handle")},
    {EUCLEAN, N_("Structure needs cleaning")},
    {EREMOTEIO, N_("Remote I/O error")},
    {EDQUOT, N_("Disk quota exceeded")},
    {ENOMEDIUM, N_("No medium found")},
};

const char *baat_system_text(int number)
{
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		if (texts[i].number == number)
			return _(texts[i].text);
	const char *name = strerrorname_np(number);
	return name != NULL ? name : "?";
}
